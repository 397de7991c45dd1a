package sandbox

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
)

// Problem types are URIs; as with the real service two hosts are in use, so
// only the last segment tells anything.
const (
	problemsNew = "https://api.x.com/2/problems/"
	problemsOld = "https://api.twitter.com/2/problems/"

	typeNotFound       = problemsOld + "resource-not-found"
	typeNotAuthorized  = problemsOld + "not-authorized-for-resource"
	typeHydration      = problemsNew + "field-hydration-failure"
	typeInvalidRequest = problemsOld + "invalid-request"
	typeForbidden      = problemsOld + "client-forbidden"
	typeUsageCapped    = problemsNew + "usage-capped"
	typeUnsupported    = problemsOld + "unsupported-authentication"
	typeRateLimit      = problemsNew + "rate-limit-exceeded"
)

// problem is one entry of errors[].
type problem struct {
	Value        string `json:"value,omitempty"`
	Detail       string `json:"detail,omitempty"`
	Title        string `json:"title,omitempty"`
	ResourceType string `json:"resource_type,omitempty"`
	Parameter    string `json:"parameter,omitempty"`
	ResourceID   string `json:"resource_id,omitempty"`
	Type         string `json:"type,omitempty"`
}

// refusal is an answer other than 200.
type refusal struct {
	Errors []problem `json:"errors,omitempty"`
	Title  string    `json:"title"`
	Type   string    `json:"type"`
	Status int       `json:"status,omitempty"`
	Detail string    `json:"detail"`
	// Of spending limits and caps.
	ResetDate string `json:"reset_date,omitempty"`
	Period    string `json:"period,omitempty"`

	status int // of the HTTP answer; Status repeats it in some bodies
}

func (r *refusal) body() []byte { return encode(r) }

// encode is json.Marshal of a value that always can be.
func encode(v any) []byte {
	body, err := json.Marshal(v)
	if err != nil {
		panic(fmt.Sprintf("sandbox: encode %T: %v", v, err))
	}
	return body
}

func unauthorized() *refusal {
	return &refusal{Title: "Unauthorized", Type: "about:blank", Status: 401, Detail: "Unauthorized", status: 401}
}

func forbidden(kind, title, detail string) *refusal {
	return &refusal{Title: title, Type: kind, Status: 403, Detail: detail, status: 403}
}

func tooManyRequests() *refusal {
	return &refusal{
		Title: "Too Many Requests", Type: typeRateLimit, Status: 429, Detail: "Too Many Requests", status: 429,
	}
}

func unwell(status int) *refusal {
	return &refusal{
		Title: http.StatusText(status), Type: "about:blank", Status: status,
		Detail: "Something is broken, try again later", status: status,
	}
}

func noRoute(path string) *refusal {
	return &refusal{
		Title: "Not Found", Type: "about:blank", Status: 404, Detail: "No such endpoint: " + path, status: 404,
	}
}

// invalid is the 400 for one parameter.
func invalid(parameter, value, format string, args ...any) *refusal {
	return &refusal{
		Title: "Invalid Request", Type: typeInvalidRequest, status: 400,
		Detail: "One or more parameters to your request was invalid.",
		Errors: []problem{{
			Title: "Invalid Request", Type: typeInvalidRequest, Parameter: parameter, Value: value,
			Detail: fmt.Sprintf("The `%s` query parameter %s", parameter, fmt.Sprintf(format, args...)),
		}},
	}
}

// otherInvalid is the body of a 400 in its other form.
func otherInvalid(parameter, value string) []byte {
	message := fmt.Sprintf("The `%s` query parameter value [%s] is not valid", parameter, value)
	return encode(map[string]any{
		"errors": []map[string]any{{"parameters": map[string][]string{parameter: {value}}, "message": message}},
		"title":  "Invalid Request", "type": typeInvalidRequest,
		"detail": "One or more parameters to your request was invalid.",
	})
}

func notFound(kind, parameter, value string) problem {
	return problem{
		Value: value, ResourceID: value, Parameter: parameter, ResourceType: kind,
		Title: "Not Found Error", Type: typeNotFound,
		Detail: fmt.Sprintf("Could not find %s with %s: [%s].", kind, parameter, value),
	}
}

func wasSuspended(parameter, value string) problem {
	p := notFound("user", parameter, value)
	p.Title, p.Detail = "Forbidden", fmt.Sprintf("User has been suspended: [%s].", value)
	return p
}

func notAuthorized(parameter, value string) problem {
	return problem{
		Value: value, ResourceID: value, Parameter: parameter, ResourceType: "user",
		Title: "Authorization Error", Type: typeNotAuthorized,
		Detail: fmt.Sprintf("Sorry, you are not authorized to see the user with %s: [%s].", parameter, value),
	}
}

func hydrationFailure(id string, fields []string) problem {
	return problem{
		Value: id, ResourceID: id, Parameter: strings.Join(fields, ","), ResourceType: "user",
		Title: "Field Hydration Failure", Type: typeHydration,
		Detail: "Some fields of the user could not be filled.",
	}
}
