package house_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"slices"
	"testing"
)

// maxFacts is how many conditions an if may join to fail a test: an error and what was got, or two bounds. Of more,
// nobody who reads the failure knows which one it was.
const maxFacts = 2

// checkFacts counts the conditions that an if or a case joins by "or" to fail a test. Any number may be about the same
// value.
func checkFacts(t *testing.T, f goFile) {
	if !f.isTest() {
		return
	}
	count := func(node ast.Node, n int) {
		if n > maxFacts {
			t.Errorf("%s: %d facts in one check; the limit is %d: state each by itself (internal/fact)", f.at(node), n, maxFacts)
		}
	}
	ast.Inspect(f.syntax, func(node ast.Node) bool {
		switch check := node.(type) {
		case *ast.IfStmt:
			if failsTest(check.Body) {
				count(check, facts(check.Cond))
			}
			if check.Else != nil && failsTest(check.Else) {
				count(check, facts(&ast.UnaryExpr{Op: token.NOT, X: check.Cond}))
			}
		case *ast.SwitchStmt:
			for _, clause := range check.Body.List {
				if one := clause.(*ast.CaseClause); check.Tag == nil && len(one.List) == 1 && failsTest(one) {
					count(one, facts(one.List[0]))
				}
			}
		}
		return true
	})
}

// facts counts the alternatives of a condition, or of a part of it that has more; those that all compare one and the
// same value are one.
func facts(condition ast.Expr) int { return most(condition, token.LOR, token.LAND) }

// most counts what one operator joins. Where the whole is denied, it is the other one.
func most(condition ast.Expr, by, other token.Token) int {
	all, inside := joined(condition, by, other)
	common := subjects(all[0])
	for _, next := range all[1:] {
		theirs := subjects(next)
		common = slices.DeleteFunc(common, func(subject string) bool { return !slices.Contains(theirs, subject) })
	}
	if len(common) > 0 {
		return max(1, inside)
	}
	return max(len(all), inside)
}

// joined are the parts of a condition, and the most facts that there are inside one of them.
func joined(e ast.Expr, by, other token.Token) (all []ast.Expr, inside int) {
	switch e := e.(type) {
	case *ast.ParenExpr:
		return joined(e.X, by, other)
	case *ast.UnaryExpr:
		if e.Op == token.NOT {
			return joined(e.X, other, by)
		}
	case *ast.BinaryExpr:
		switch e.Op {
		case by:
			left, n := joined(e.X, by, other)
			right, m := joined(e.Y, by, other)
			return slices.Concat(left, right), max(n, m)
		case other:
			return []ast.Expr{e}, max(most(e.X, by, other), most(e.Y, by, other))
		}
	}
	return []ast.Expr{e}, 0
}

// subjects are the two sides of a comparison, but for what is written out: a number, a text, nil.
func subjects(e ast.Expr) []string {
	comparison, ok := e.(*ast.BinaryExpr)
	if !ok || comparison.Op == token.LAND {
		return nil
	}
	var sides []string
	for _, side := range []ast.Expr{comparison.X, comparison.Y} {
		_, written := side.(*ast.BasicLit)
		if text := types.ExprString(side); !written && text != "nil" {
			sides = append(sides, text)
		}
	}
	return sides
}

func failsTest(body ast.Node) bool {
	fails := false
	ast.Inspect(body, func(node ast.Node) bool {
		if call, ok := node.(*ast.CallExpr); ok {
			if of, ok := call.Fun.(*ast.SelectorExpr); ok {
				fails = fails || slices.Contains([]string{"Error", "Errorf", "Fatal", "Fatalf", "Fail", "FailNow"}, of.Sel.Name)
			}
		}
		return !fails
	})
	return fails
}

func TestFactsAreCounted(t *testing.T) {
	t.Parallel()
	for condition, want := range map[string]int{
		`err != nil`:                            1,
		`err != nil || got != 3`:                2,
		`err != nil || len(a) != 1 || a[0] > 3`: 3,
		`a == 1 && b == 2 || (c || d)`:          3,
		`!(a && b && c)`:                        3,
		`!(a || b || c)`:                        1,
		`a && (b || c || d)`:                    3,
		`x == 0 || x < low || x > high`:         1,
		`x == 0 || y == 0 || z == 0`:            3,
		`x == nil || y == nil || z == nil`:      3,
	} {
		e, err := parser.ParseExpr(condition)
		if err != nil {
			t.Fatal(err)
		}
		if got := facts(e); got != want {
			t.Errorf("%s: %d facts, want %d", condition, got, want)
		}
	}
}
