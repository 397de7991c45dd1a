/**
 * @generated SignedSource<<7bbf85b8045734e1c6d455c6bc65e409>>
 * @lightSyntaxTransform
 */

/* eslint-disable */

'use strict';

var node = (function(){
var v0 = [
  {
    "alias": null,
    "args": null,
    "concreteType": "Viewer",
    "kind": "LinkedField",
    "name": "viewer",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "kind": "ScalarField",
        "name": "id",
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "kind": "ScalarField",
        "name": "name",
        "storageKey": null
      }
    ],
    "storageKey": null
  }
];
return {
  "fragment": {
    "argumentDefinitions": [],
    "kind": "Fragment",
    "metadata": null,
    "name": "documentsViewerQuery",
    "selections": (v0/*:: as any*/),
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": [],
    "kind": "Operation",
    "name": "documentsViewerQuery",
    "selections": (v0/*:: as any*/)
  },
  "params": {
    "cacheID": "772dcbdaf6fb8e683e37ec041bad0811",
    "id": null,
    "metadata": {},
    "name": "documentsViewerQuery",
    "operationKind": "query",
    "text": "query documentsViewerQuery {\n  viewer {\n    id\n    name\n  }\n}\n"
  }
};
})();

node.hash = "453df0413153cc7c8cab26ae965886dd";

export default node;
