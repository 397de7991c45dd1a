// Package house holds the rules of CONTRIBUTING.md that a program can check. They are tests, and read the source alone.
package house
