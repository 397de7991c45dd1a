// Command tune measures on labelled accounts how many bots the classifier finds and how many humans it takes for bots,
// by set, and chooses the bounds of package counts.
//
//	go run ./internal/classify/tune FILE           # the table; the exit code is 1 when a bar is missed
//	go run ./internal/classify/tune -choose FILE   # what the bounds should be, on all rows and on each half of them
//	go run ./internal/classify/tune -names FILE    # how many full names tell a gender, and how many rightly
//
// FILE is a CSV table, gzipped or not, with the columns set, label (bot or human), followers, following, posts, lists,
// picture (own or default_profile), handle_end_digits, bio_length, has_location, has_link and says_bot (whether name or
// bio call the account a bot). An empty count is unknown. With -names it is a CSV table without a head: full name, F or
// M, and a group such as a country.
package main

import (
	"flag"
	"fmt"
	"os"

	"goodones/internal/classify"
)

func main() {
	choosing := flag.Bool("choose", false, "search for the best bounds instead of measuring those in use")
	names := flag.Bool("names", false, "measure the gender of full names")
	wrong := flag.Bool("wrong", false, "with -names, print each name that is read wrongly")
	flag.Parse()
	if flag.NArg() != 1 {
		fmt.Fprintln(os.Stderr, "usage: go run ./internal/classify/tune [-choose | -names [-wrong]] FILE")
		os.Exit(2)
	}
	if *names {
		if err := measureNames(os.Stdout, flag.Arg(0), *wrong); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(2)
		}
		return
	}
	rows, err := readFile(flag.Arg(0))
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	if *choosing {
		choose(os.Stdout, rows)
		return
	}
	met, err := report(os.Stdout, rows, whole(classify.New()))
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	if !met {
		os.Exit(1)
	}
}
