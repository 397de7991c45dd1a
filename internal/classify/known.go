package classify

import "goodones/internal/syncrun"

// knownLabels are the labels that the rules name.
type knownLabels struct {
	founder, engineer, veteran                                              labelID // roles
	university, thinkTank, techCompany, newsroom, fund, startup, bigCompany labelID // workplaces
	earlyStage, openToWork                                                  labelID
}

func (d *dictionary) known() knownLabels {
	roles, workplaces := d.named[syncrun.LabelJobRole], d.named[workplaceLabel]
	return knownLabels{
		founder: roles["founder"], engineer: roles["engineer"], veteran: roles["veteran"],
		university: workplaces["university"], thinkTank: workplaces["think tank"],
		techCompany: workplaces["tech company"], newsroom: workplaces["news organization"],
		fund: workplaces["vc firm"], startup: workplaces["startup"], bigCompany: workplaces["big company"],
		earlyStage: d.named[stageLabel]["early stage"], openToWork: d.named[statusLabel]["open to work"],
	}
}
