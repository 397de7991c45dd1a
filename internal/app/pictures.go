package app

// pictureHosts are where the networks keep the pictures of people.
func (a *App) pictureHosts() []string {
	return []string{"https://pbs.twimg.com", "https://cdn.bsky.app"}
}
