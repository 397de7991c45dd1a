package config

import (
	"errors"
	"net/netip"
	"strconv"
	"strings"
)

func ports(field func(*Config) *[]int) setter {
	return func(c *Config, text string) error {
		var all []int
		for item := range strings.SplitSeq(text, ",") {
			port, err := strconv.Atoi(strings.TrimSpace(item))
			if err != nil || port < 1 || port > 65535 {
				return errors.New("must be ports from 1 to 65535, separated by commas")
			}
			all = append(all, port)
		}
		*field(c) = all
		return nil
	}
}

// networks reads addresses with the length of their prefix, the bits beyond it being zero, lest a single host be meant.
func networks(field func(*Config) *[]netip.Prefix) setter {
	return func(c *Config, text string) error {
		var all []netip.Prefix
		for item := range strings.SplitSeq(text, ",") {
			network, err := netip.ParsePrefix(strings.TrimSpace(item))
			if err != nil || network != network.Masked() || network.Addr().Is4In6() {
				return errors.New("must be networks such as 10.1.2.0/24 or fd12:3456::/48, separated by commas")
			}
			all = append(all, network)
		}
		*field(c) = all
		return nil
	}
}
