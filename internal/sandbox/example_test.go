package sandbox_test

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"

	"goodones/internal/sandbox"
)

// Equal seeds serve equal networks, in the forms and with the errors of the X API.
func ExampleServer() {
	x, err := sandbox.New(sandbox.Config{Seed: 1, RateLimits: sandbox.RateLimitsOff})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer x.Close()
	web := httptest.NewServer(x)
	defer web.Close()

	ask := func(token, path string) {
		request, err := http.NewRequest(http.MethodGet, web.URL+path, http.NoBody)
		if err != nil {
			fmt.Println(err)
			return
		}
		request.Header.Set("Authorization", "Bearer "+token)
		response, err := web.Client().Do(request)
		if err != nil {
			fmt.Println(err)
			return
		}
		defer response.Body.Close()
		body, err := io.ReadAll(response.Body)
		fmt.Println(response.StatusCode, string(body), err)
	}
	ask("app", "/2/users/by/username/acme")
	ask("bad", "/2/users/by/username/acme")
	// Output:
	// 200 {"data":{"id":"1497022423553632372","name":"Acme Tools","username":"acme"}} <nil>
	// 401 {"title":"Unauthorized","type":"about:blank","status":401,"detail":"Unauthorized"} <nil>
}
