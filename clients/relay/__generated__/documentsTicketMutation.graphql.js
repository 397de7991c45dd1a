/**
 * @generated SignedSource<<a4038062580e051eb23cf42c3ed4ee78>>
 * @lightSyntaxTransform
 */

/* eslint-disable */

'use strict';

var node = (function(){
var v0 = [
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "input"
  }
],
v1 = [
  {
    "alias": null,
    "args": [
      {
        "kind": "Variable",
        "name": "input",
        "variableName": "input"
      }
    ],
    "concreteType": "CreateStreamTicketPayload",
    "kind": "LinkedField",
    "name": "createStreamTicket",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "kind": "ScalarField",
        "name": "ticket",
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "concreteType": "UserError",
        "kind": "LinkedField",
        "name": "userErrors",
        "plural": true,
        "selections": [
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "message",
            "storageKey": null
          }
        ],
        "storageKey": null
      }
    ],
    "storageKey": null
  }
];
return {
  "fragment": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Fragment",
    "metadata": null,
    "name": "documentsTicketMutation",
    "selections": (v1/*:: as any*/),
    "type": "Mutation",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "documentsTicketMutation",
    "selections": (v1/*:: as any*/)
  },
  "params": {
    "cacheID": "52d73cc7085bb080171f70facea48bfa",
    "id": null,
    "metadata": {},
    "name": "documentsTicketMutation",
    "operationKind": "mutation",
    "text": "mutation documentsTicketMutation(\n  $input: CreateStreamTicketInput!\n) {\n  createStreamTicket(input: $input) {\n    ticket\n    userErrors {\n      message\n    }\n  }\n}\n"
  }
};
})();

node.hash = "d0cc377d04940517adaa0b580737476b";

export default node;
