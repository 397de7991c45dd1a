package syncrun

import "slices"

// AccountTier is what an account's owner pays for; it decides budgets, page counts and the day allowance.
type AccountTier string

// The tiers, spelled as in v1 and the database.
const (
	TierStarter AccountTier = "starter"
	TierGrowth  AccountTier = "growth"
	TierPro     AccountTier = "pro"
)

// AccountTiers lists every AccountTier, smallest first.
func AccountTiers() []AccountTier { return []AccountTier{TierStarter, TierGrowth, TierPro} }

// ParseAccountTier reads a tier as v1 spells it. Anything else is an InvalidError for field "tier".
func ParseAccountTier(word string) (AccountTier, error) {
	if tier := AccountTier(word); slices.Contains(AccountTiers(), tier) {
		return tier, nil
	}
	return "", Invalid("tier", "must be starter, growth or pro")
}

// FollowerCountTier is a person's size class by follower count.
type FollowerCountTier string

// The size classes, spelled as in v1 and the database. A lower bound belongs to the class, an upper bound to the next.
const (
	Under1K       FollowerCountTier = "under_1k"
	From1KTo10K   FollowerCountTier = "1k_to_10k"
	From10KTo100K FollowerCountTier = "10k_to_100k"
	From100KTo1M  FollowerCountTier = "100k_to_1m"
	Over1M        FollowerCountTier = "over_1m"
)

// FollowerCountTiers lists every FollowerCountTier, smallest first.
func FollowerCountTiers() []FollowerCountTier {
	return []FollowerCountTier{Under1K, From1KTo10K, From10KTo100K, From100KTo1M, Over1M}
}

// TierOfCount is the size class of somebody with that many followers.
func TierOfCount(followers int) FollowerCountTier {
	switch {
	case followers < 1_000:
		return Under1K
	case followers < 10_000:
		return From1KTo10K
	case followers < 100_000:
		return From10KTo100K
	case followers < 1_000_000:
		return From100KTo1M
	default:
		return Over1M
	}
}

// Gender is what a profile states or its first name suggests.
type Gender string

// The genders a profile can be read as.
const (
	GenderFemale    Gender = "female"
	GenderMale      Gender = "male"
	GenderNonbinary Gender = "nonbinary"
	GenderUnknown   Gender = "unknown"
)

// Genders lists every Gender.
func Genders() []Gender {
	return []Gender{GenderFemale, GenderMale, GenderNonbinary, GenderUnknown}
}

// Confidence is how well a profile matches a search.
type Confidence string

// Full and maybe go on to the filters; none does not.
const (
	ConfidenceFull  Confidence = "full"
	ConfidenceMaybe Confidence = "maybe"
	ConfidenceNone  Confidence = "none"
)

// Confidences lists every Confidence, strongest first.
func Confidences() []Confidence {
	return []Confidence{ConfidenceFull, ConfidenceMaybe, ConfidenceNone}
}

// Outcome is what became of a judged person. It is empty between judging and filtering of a match.
type Outcome string

// Bot and none are decided when judging, the others when filtering.
const (
	OutcomeBot    Outcome = "bot"
	OutcomeNone   Outcome = "none"
	OutcomeTier   Outcome = "tier"
	OutcomeGender Outcome = "gender"
	OutcomePassed Outcome = "passed"
)

// Outcomes lists every Outcome.
func Outcomes() []Outcome {
	return []Outcome{OutcomeBot, OutcomeNone, OutcomeTier, OutcomeGender, OutcomePassed}
}

// SourceType says how a candidate was found; it is fixed when the candidate is made.
type SourceType string

// A candidate follows the account or liked one of its posts.
const (
	SourceFollower SourceType = "follower"
	SourceLiker    SourceType = "liker"
)

// SourceTypes lists every SourceType.
func SourceTypes() []SourceType { return []SourceType{SourceFollower, SourceLiker} }

// LabelKind is the family of a search label.
type LabelKind string

// Labels name what somebody does or what somebody knows.
const (
	LabelJobRole LabelKind = "job_role"
	LabelSkill   LabelKind = "skill"
)

// LabelKinds lists every LabelKind.
func LabelKinds() []LabelKind { return []LabelKind{LabelJobRole, LabelSkill} }

// ErrorCode says why a run failed.
type ErrorCode string

// Every reason for which a run can fail.
const (
	CodeCancelled          ErrorCode = "CANCELLED"
	CodeHandleNotFound     ErrorCode = "HANDLE_NOT_FOUND"
	CodeAccountProtected   ErrorCode = "ACCOUNT_PROTECTED"
	CodeSourceUnauthorized ErrorCode = "SOURCE_UNAUTHORIZED"
	CodeOutOfCredit        ErrorCode = "OUT_OF_CREDIT"
	CodeSourceUnavailable  ErrorCode = "SOURCE_UNAVAILABLE"
	CodeWorkerCrashed      ErrorCode = "WORKER_CRASHED"
	CodeInternal           ErrorCode = "INTERNAL"
)

// ErrorCodes lists every ErrorCode.
func ErrorCodes() []ErrorCode {
	return []ErrorCode{CodeCancelled, CodeHandleNotFound, CodeAccountProtected, CodeSourceUnauthorized,
		CodeOutOfCredit, CodeSourceUnavailable, CodeWorkerCrashed, CodeInternal}
}
