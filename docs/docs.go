// Package docs holds what of the documentation the program serves itself.
package docs

import _ "embed" // the description of v1

// V1 describes the v1 REST API as OpenAPI 3.1, in YAML. It is not to be changed.
//
//go:embed v1.openapi.yaml
var V1 []byte
