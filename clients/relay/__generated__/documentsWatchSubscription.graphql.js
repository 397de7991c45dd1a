/**
 * @generated SignedSource<<4e8a15a8b31afe22023a4381c7a069bf>>
 * @lightSyntaxTransform
 */

/* eslint-disable */

'use strict';

var node = (function(){
var v0 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "after"
},
v1 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "run"
},
v2 = [
  {
    "alias": null,
    "args": [
      {
        "kind": "Variable",
        "name": "after",
        "variableName": "after"
      },
      {
        "kind": "Variable",
        "name": "syncRunId",
        "variableName": "run"
      }
    ],
    "concreteType": "SyncRunProgress",
    "kind": "LinkedField",
    "name": "syncRunProgress",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "kind": "ScalarField",
        "name": "sequence",
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "kind": "ScalarField",
        "name": "status",
        "storageKey": null
      },
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
];
return {
  "fragment": {
    "argumentDefinitions": [
      (v0/*:: as any*/),
      (v1/*:: as any*/)
    ],
    "kind": "Fragment",
    "metadata": null,
    "name": "documentsWatchSubscription",
    "selections": (v2/*:: as any*/),
    "type": "Subscription",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": [
      (v1/*:: as any*/),
      (v0/*:: as any*/)
    ],
    "kind": "Operation",
    "name": "documentsWatchSubscription",
    "selections": (v2/*:: as any*/)
  },
  "params": {
    "cacheID": "df7db0678f02fb2ac711fa6a1a5f7ad5",
    "id": null,
    "metadata": {},
    "name": "documentsWatchSubscription",
    "operationKind": "subscription",
    "text": "subscription documentsWatchSubscription(\n  $run: ID!\n  $after: Int\n) {\n  syncRunProgress(syncRunId: $run, after: $after) {\n    sequence\n    status\n    message\n  }\n}\n"
  }
};
})();

node.hash = "6106dc12c5f86dacc47d114f1c5f04ab";

export default node;
