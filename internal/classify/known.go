package classify

import (
	"strings"

	"goodones/internal/syncrun"
)

// knownLabels are the labels that the rules name.
type knownLabels struct {
	founder, engineer, veteran, clergy, writer, journalist labelID // roles
	politician, vicePresident, executive, productChief     labelID //
	scientist, researcher, student, investor, doctor       labelID
	investorOfFunds, entrepreneur, filmmaker, novelist     labelID //
	architect, softwareArchitect, podcaster, host          labelID //
	contentCreator, teacher, phdStudent                    labelID //
	principal, mayor, minister, collegePresident           labelID //
	research                                               labelID // skills
	programming, technology, politics, sports              labelID // skills
	university, thinkTank, techCompany, newsroom, fund     labelID // workplaces
	startup, bigCompany                                    labelID //
	earlyStage, smallBusiness, openToWork, freelance       labelID
	retired                                                labelID             // statuses
	makers                                                 map[labelID]labelID // of tools
}

func (d *dictionary) known() knownLabels {
	roles, workplaces := d.named[syncrun.LabelJobRole], d.named[workplaceLabel]
	skills := d.named[syncrun.LabelSkill]
	return knownLabels{
		founder: roles["founder"], engineer: roles["engineer"], veteran: roles["veteran"],
		clergy: roles["clergy"], vicePresident: roles["vice president"], writer: roles["writer"],
		journalist: roles["journalist"], executive: roles["executive"], politician: roles["politician"],
		productChief: roles["cpo"], scientist: roles["scientist"], researcher: roles["researcher"],
		student: roles["student"], investor: roles["investor"], doctor: roles["doctor"],
		investorOfFunds: roles["venture capitalist"], entrepreneur: roles["entrepreneur"],
		filmmaker: roles["filmmaker"], novelist: roles["novelist"],
		architect: roles["architect"], softwareArchitect: roles["solutions architect"],
		podcaster: roles["podcaster"], host: roles["emcee"], contentCreator: roles["content creator"],
		principal: roles["school principal"], mayor: roles["mayor"], minister: roles["minister"],
		collegePresident: roles["college president"],
		teacher:          roles["teacher"], phdStudent: roles["phd student"], research: skills["research"],
		programming: skills["programming"], technology: skills["technology"], politics: skills["politics"],
		sports:     skills["sports"],
		university: workplaces["university"], thinkTank: workplaces["think tank"],
		techCompany: workplaces["tech company"], newsroom: workplaces["news organization"],
		fund: workplaces["vc firm"], startup: workplaces["startup"], bigCompany: workplaces["big company"],
		makers:     d.makers(),
		earlyStage: d.named[stageLabel]["early stage"], smallBusiness: d.named[stageLabel]["small business"],
		openToWork: d.named[statusLabel]["open to work"], freelance: d.named[statusLabel]["freelance"],
		retired: d.named[statusLabel]["retired"],
	}
}

// makers are the employers that bear the name of a tool, by the tool: "shopify company" of Shopify.
func (d *dictionary) makers() map[labelID]labelID {
	makers := make(map[labelID]labelID)
	for name, id := range d.named[employerLabel] {
		tool, ok := strings.CutSuffix(name, " company")
		if skill, known := d.named[syncrun.LabelSkill][tool]; ok && known {
			makers[skill] = id
		}
	}
	return makers
}
