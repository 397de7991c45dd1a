package house_test

import "testing"

// TestHouse reads every Go file once and holds it to each rule.
func TestHouse(t *testing.T) {
	t.Parallel()
	files := handwritten(t)
	rules := map[string]func(*testing.T, goFile){
		"file sizes":     checkFileSizes,
		"function sizes": checkFunctionSizes,
		"columns":        checkColumns,
		"glossary":       checkGlossary,
		"Run":            checkRun,
		"bans":           checkBans,
		"SQL":            checkSQL,
		"signatures":     checkSignatures,
		"facts":          checkFacts,
	}
	for name, check := range rules {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, f := range files {
				check(t, f)
			}
		})
	}
	t.Run("parallel", func(t *testing.T) {
		t.Parallel()
		checkParallel(t, files)
	})
}
