package app

import "goodones/internal/server"

// PicturesPath is where Options.Pictures answers.
const PicturesPath = server.PicturesPath

// pictureHosts are where the networks keep the pictures of people.
func (a *App) pictureHosts() []string {
	if a.pictures != nil {
		return nil
	}
	return []string{"https://pbs.twimg.com", "https://cdn.bsky.app"}
}
