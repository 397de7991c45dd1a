package resolvers

import (
	"goodones/internal/syncrun"
)

// inputOf is the input of a mutation that may also be called by the plain arguments of before: exactly one of the two
// forms. The first of the plain ones is what that form cannot be without.
func inputOf[T any](input *T, ofPlain func() T, plain ...*syncrun.NodeID) (T, error) {
	given := input != nil
	for _, argument := range plain {
		if argument != nil && given {
			return *input, syncrun.Invalid("input", "cannot be mixed with the deprecated arguments")
		}
	}
	switch {
	case given:
		return *input, nil
	case plain[0] == nil:
		var none T
		return none, syncrun.Invalid("input", "must be given")
	default:
		return ofPlain(), nil
	}
}
