/**
 * @generated SignedSource<<18899976b69c0ed2c8b0d466cc94f53d>>
 * @lightSyntaxTransform
 */

/* eslint-disable */

'use strict';

var node = (function(){
var v0 = [
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "after"
  }
],
v1 = [
  {
    "alias": null,
    "args": [
      {
        "kind": "Variable",
        "name": "after",
        "variableName": "after"
      }
    ],
    "concreteType": "SyncRunUpdate",
    "kind": "LinkedField",
    "name": "syncRunUpdated",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "kind": "ScalarField",
        "name": "updateSequence",
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "kind": "ScalarField",
        "name": "message",
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "concreteType": "SyncRun",
        "kind": "LinkedField",
        "name": "syncRun",
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
            "name": "status",
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
    "name": "documentsUpdatesSubscription",
    "selections": (v1/*:: as any*/),
    "type": "Subscription",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "documentsUpdatesSubscription",
    "selections": (v1/*:: as any*/)
  },
  "params": {
    "cacheID": "5328d8f67c56e13506027ec0ca6a0a5f",
    "id": null,
    "metadata": {},
    "name": "documentsUpdatesSubscription",
    "operationKind": "subscription",
    "text": "subscription documentsUpdatesSubscription(\n  $after: Int\n) {\n  syncRunUpdated(after: $after) {\n    updateSequence\n    message\n    syncRun {\n      id\n      status\n    }\n  }\n}\n"
  }
};
})();

node.hash = "66e34d78cfc63510c5e5e4f262ac1333";

export default node;
