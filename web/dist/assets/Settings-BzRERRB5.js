import{$ as e,A as t,At as n,Ct as r,D as i,Et as a,F as o,H as s,I as c,K as l,L as u,M as d,N as f,Ot as p,Q as m,R as h,St as g,Tt as _,U as v,Y as y,_t as b,at as x,b as S,bt as C,et as w,ft as T,gt as E,h as D,ht as O,i as k,it as A,j,kt as M,lt as N,m as P,n as F,ot as I,p as L,pt as R,r as z,rt as B,st as V,tt as H,u as U,vt as W,w as G,xt as K,y as q,yt as J}from"./Countdown-qOk8JUR5.js";import{n as Y,t as X}from"./RelativeTime-In0xuMVg.js";import{n as ee,t as te}from"./Spend-Bi3W4tGK.js";import{a as ne,i as Z,n as re}from"./index-B1uSH7XM.js";import{t as Q}from"./Problem-BXKy7Su0.js";import{t as ie}from"./check-NLy4xlhk.js";import{n as ae,o as oe,s as se}from"./words-H5T14Ich.js";import{t as ce}from"./Number-DHMEFdcv.js";var $=class extends String{__apiType;value;__meta__;constructor(e,t){super(e),this.value=e,this.__meta__=t}toString(){return this.value}};new $(`
    fragment SettingsSchedules on SyncSettings {
  timezone
  pausedUntil
  tiers {
    tier
    syncTimes
    nextSyncTimes(first: 5)
    maxSyncTimes
    maxSyncsPerDay
  }
}
    `,{fragmentName:`SettingsSchedules`}),new $(`
    fragment SettingsKey on ApiKey {
  id
  prefix
  createdAt
  lastUsedAt
  isCurrent
}
    `,{fragmentName:`SettingsKey`}),new $(`
    fragment SettingsWebhook on Webhook {
  id
  targetUrl
  events
  state
  pausedAt
  failingSince
  createdAt
  filter {
    trackedAccountId
    savedSearchId
    sourceType
    confidence
    rating
  }
  lastDeliveries(first: 5) {
    messageId
    type
    peopleCount
    state
    createdAt
    attempts
    lastAttemptAt
    nextAttemptAt
    responseStatus
    error
  }
}
    `,{fragmentName:`SettingsWebhook`});var le=new $(`
    query Settings {
  syncSettings {
    ...SettingsSchedules
  }
  viewer {
    apiKeys {
      ...SettingsKey
    }
    usage {
      periodEnd
      resourcesUsed
      estimatedCostUsd
      monthlyBudgetUsd
    }
  }
  trackedAccounts {
    id
    handle
  }
  savedSearches {
    id
    name
  }
  webhooks {
    ...SettingsWebhook
  }
}
    fragment SettingsSchedules on SyncSettings {
  timezone
  pausedUntil
  tiers {
    tier
    syncTimes
    nextSyncTimes(first: 5)
    maxSyncTimes
    maxSyncsPerDay
  }
}
fragment SettingsKey on ApiKey {
  id
  prefix
  createdAt
  lastUsedAt
  isCurrent
}
fragment SettingsWebhook on Webhook {
  id
  targetUrl
  events
  state
  pausedAt
  failingSince
  createdAt
  filter {
    trackedAccountId
    savedSearchId
    sourceType
    confidence
    rating
  }
  lastDeliveries(first: 5) {
    messageId
    type
    peopleCount
    state
    createdAt
    attempts
    lastAttemptAt
    nextAttemptAt
    responseStatus
    error
  }
}`),ue=new $(`
    mutation SettingsSchedule($input: UpdateSyncSettingsInput!) {
  updateSyncSettings(input: $input) {
    syncSettings {
      ...SettingsSchedules
    }
    userErrors {
      message
    }
  }
}
    fragment SettingsSchedules on SyncSettings {
  timezone
  pausedUntil
  tiers {
    tier
    syncTimes
    nextSyncTimes(first: 5)
    maxSyncTimes
    maxSyncsPerDay
  }
}`),de=new $(`
    mutation SettingsCreateKey($input: CreateKeyInput!) {
  createKey(input: $input) {
    key
    userErrors {
      message
    }
  }
}
    `),fe=new $(`
    mutation SettingsRevokeKey($input: RevokeKeyInput!) {
  revokeKey(input: $input) {
    revokedKeyId
    userErrors {
      message
    }
  }
}
    `),pe=new $(`
    mutation SettingsCreateWebhook($input: CreateWebhookInput!) {
  createWebhook(input: $input) {
    secret
    userErrors {
      message
    }
  }
}
    `),me=new $(`
    mutation SettingsRotateSecret($input: RotateWebhookSecretInput!) {
  rotateWebhookSecret(input: $input) {
    secret
    userErrors {
      message
    }
  }
}
    `),he=new $(`
    mutation SettingsTestWebhook($input: TestWebhookInput!) {
  testWebhook(input: $input) {
    userErrors {
      message
    }
  }
}
    `),ge=new $(`
    mutation SettingsResumeWebhook($input: ResumeWebhookInput!) {
  resumeWebhook(input: $input) {
    userErrors {
      message
    }
  }
}
    `),_e=new $(`
    mutation SettingsDeleteWebhook($input: DeleteWebhookInput!) {
  deleteWebhook(input: $input) {
    userErrors {
      message
    }
  }
}
    `),ve=new Set([`$$slots`,`$$events`,`$$legacy`]);function ye(e,n){let r=t(n,ve),a={name:`copy`,size:24,node:[[`rect`,{width:`14`,height:`14`,x:`8`,y:`8`,rx:`2`,ry:`2`}],[`path`,{d:`M4 16c-1.1 0-2-.9-2-2V4c0-1.1.9-2 2-2h10c1.1 0 2 .9 2 2`}]]};i(e,j(()=>r,{get icon(){return a}}))}var be=H(`<!> Copied`,1),xe=H(`<!> Copy`,1),Se=H(`<label class="svelte-1fah5vz"><span class="svelte-1fah5vz"> </span> <span class="row svelte-1fah5vz"><input readonly="" spellcheck="false" class="svelte-1fah5vz"/> <!></span></label> <p class="svelte-1fah5vz">It is shown this once. Keep it where nobody else reads it.</p>`,1);function Ce(t,n){a(n,!0);let r=K(!1),i;async function o(){i.select(),C(r,await(navigator.clipboard?.writeText(n.value).then(()=>!0,()=>!1)??!1),!0),re(N(r)?`${n.name} copied.`:`${n.name} is selected; copy it.`)}var s=Se(),l=E(s),u=O(l),f=b(u,!0),g=W(u,2),v=O(g);c(v),d(v,e=>i=e,()=>i);var x=W(v,2);z(x,{onclick:o,children:(t,n)=>{var i=w(),a=E(i),o=t=>{var n=be(),r=E(n);ie(r,{size:14,"aria-hidden":`true`}),p(),e(t,n)},s=t=>{var n=xe();ye(E(n),{size:14,"aria-hidden":`true`}),p(),e(t,n)};y(a,e=>{N(r)?e(o):e(s,-1)}),e(t,i)},$$slots:{default:!0}}),M(g),M(l),p(2),T(()=>{m(f,n.name),h(v,n.value)}),V(`focus`,v,()=>i.select()),e(t,s),_()}var we=H(`<div class="problem svelte-10n7de3"><!></div>`),Te=H(` <span class="badge svelte-10n7de3">signed in with it</span>`,1),Ee=H(`used <!>`,1),De=H(`Revoke<span class="hidden-visually"> </span>`,1),Oe=H(`<li class="svelte-10n7de3"><div><code> </code><!> <p class="muted svelte-10n7de3">made <!>, <!></p></div> <!></li>`),ke=H(`<!> <ul></ul>`,1),Ae=H(`<!> <!>`,1),je=H(`<p>Revoke <code> </code> for good? Programs that use it are refused from now on, and what is open with it ends. <!></p> <!>`,1),Me=H(`<!> <!> <!>`,1);function Ne(t,n){a(n,!0);let r=new S,i=new S,o=K(null),s=K(!1),c=K(null),u=K(!1);async function d(){let e=await r.run(async()=>{C(o,(await D(de,`createKey`,{input:{}})).key??null,!0)});C(s,e&&N(o)!==null,!0),e&&await n.onchanged()}async function f(e){await i.run(()=>D(fe,`revokeKey`,{input:{id:e.id}}))&&(C(u,!1),await n.onchanged())}var h=Me(),g=E(h);Y(g,{title:`Keys`,flush:!0,actions:t=>{z(t,{get busy(){return r.busy},onclick:d,children:(t,n)=>{p();var r=A(`Create key`);e(t,r)},$$slots:{default:!0}})},children:(t,a)=>{var o=ke(),s=E(o),d=t=>{var n=we(),i=O(n);Q(i,{get error(){return r.error}}),M(n),e(t,n)};y(s,e=>{r.error&&e(d)});var f=W(s,2);l(f,21,()=>n.keys,e=>e.id,(t,n)=>{var r=Oe(),a=O(r),o=O(a),s=b(o),l=W(o),d=t=>{var n=Te(),r=E(n,!0);r.nodeValue=` `,p(),e(t,n)};y(l,e=>{N(n).isCurrent&&e(d)});var f=W(l,2),h=W(O(f));X(h,{get time(){return N(n).createdAt}});var g=W(h,2),_=t=>{var r=Ee(),i=W(E(r));X(i,{get time(){return N(n).lastUsedAt}}),e(t,r)},v=t=>{var n=A(`never used`);e(t,n)};y(g,e=>{N(n).lastUsedAt?e(_):e(v,-1)}),M(f),M(a);var x=W(a,2);z(x,{kind:`ghost`,onclick:()=>{C(c,N(n)),i.error=null,C(u,!0)},children:(t,r)=>{p();var i=De(),a=W(E(i)),o=b(a);T(()=>m(o,` ${N(n).prefix??``}`)),e(t,i)},$$slots:{default:!0}}),M(r),T(()=>m(s,`${N(n).prefix??``}…`)),e(t,r)}),M(f),e(t,o)},$$slots:{actions:!0,default:!0}});var v=W(g,2);Z(v,{title:`Your new key`,onclose:()=>C(o,null),get open(){return N(s)},set open(e){C(s,e,!0)},actions:t=>{z(t,{kind:`primary`,onclick:()=>C(s,!1),children:(t,n)=>{p();var r=A(`Done`);e(t,r)},$$slots:{default:!0}})},children:(t,n)=>{var r=w(),i=E(r),a=e=>{Ce(e,{name:`Key`,get value(){return N(o)}})};y(i,e=>{N(o)&&e(a)}),e(t,r)},$$slots:{actions:!0,default:!0}});var x=W(v,2);Z(x,{title:`Revoke key`,get open(){return N(u)},set open(e){C(u,e,!0)},actions:t=>{var n=Ae(),r=E(n);z(r,{onclick:()=>C(u,!1),children:(t,n)=>{p();var r=A(`Cancel`);e(t,r)},$$slots:{default:!0}});var a=W(r,2);z(a,{kind:`danger`,get busy(){return i.busy},onclick:()=>N(c)&&f(N(c)),children:(t,n)=>{p();var r=A(`Revoke key`);e(t,r)},$$slots:{default:!0}}),e(t,n)},children:(t,n)=>{var r=je(),a=E(r),o=W(O(a)),s=b(o),l=W(o,2),u=t=>{var n=A(`You are signed in with it: this page will ask for another key.`);e(t,n)};y(l,e=>{N(c)?.isCurrent&&e(u)}),M(a);var d=W(a,2);Q(d,{get error(){return i.error}}),T(()=>m(s,`${N(c)?.prefix??``}…`)),e(t,r)},$$slots:{actions:!0,default:!0}}),e(t,h),_()}var Pe=H(`<span class="time svelte-7i9wof"> <!></span>`),Fe=H(`<span class="muted svelte-7i9wof">Not scheduled</span>`),Ie=H(`<!> <!>`,1),Le=H(`<li class="svelte-7i9wof"><time> </time> <span class="muted svelte-7i9wof"> </span></li>`),Re=H(`<p class="muted svelte-7i9wof"> </p> <ol></ol>`,1),ze=H(`<section class="svelte-7i9wof"><h3 class="svelte-7i9wof"> </h3> <p class="muted svelte-7i9wof"> </p> <div class="times svelte-7i9wof"><!> <!></div> <!></section>`);function Be(t,n){a(n,!0);let r=g(()=>oe[n.tier.tier]),i=g(()=>n.tier.syncTimes.length>=n.tier.maxSyncTimes),o=g(()=>Array.from({length:96},(e,t)=>[Math.floor(t/4),t%4*15].map(e=>String(e).padStart(2,`0`)).join(`:`)).filter(e=>!n.tier.syncTimes.includes(e))),s=K(`08:00`),c=g(()=>N(o).includes(N(s))?N(s):N(o)[0]??``);var d=ze(),f=O(d),h=b(f,!0),v=W(f,2),x=b(v),S=W(v,2),w=O(S);l(w,16,()=>n.tier.syncTimes,e=>e,(t,r)=>{var i=Pe(),a=O(i),o=W(a);z(o,{kind:`ghost`,get label(){return`Remove ${r??``}`},get busy(){return n.busy},onclick:()=>n.onchange(n.tier.syncTimes.filter(e=>e!==r)),children:(e,t)=>{ne(e,{size:13,"aria-hidden":`true`})},$$slots:{default:!0}}),M(i),T(()=>m(a,`${r??``} `)),e(t,i)},t=>{var n=Fe();e(t,n)});var D=W(w,2),j=t=>{var i=Ie(),a=E(i);{let e=g(()=>N(o).map(e=>[e,e]));se(a,{get label(){return`Time for ${N(r)??``}`},get value(){return N(c)},get options(){return N(e)},onchange:e=>C(s,e,!0)})}var l=W(a,2);z(l,{get busy(){return n.busy},onclick:()=>n.onchange([...n.tier.syncTimes,N(c)].sort()),children:(t,n)=>{p();var r=A(`Add time`);e(t,r)},$$slots:{default:!0}}),e(t,i)};y(D,e=>{N(i)||e(j)}),M(S);var P=W(S,2),F=t=>{var r=Re(),i=E(r),a=b(i),o=W(i,2);l(o,20,()=>n.tier.nextSyncTimes,e=>e,(t,r)=>{var i=Le(),a=O(i),o=b(a,!0),s=W(a,2),c=b(s,!0);M(i),T((e,t,n)=>{u(a,`datetime`,r),u(a,`title`,`${e??``}, your browser's time`),m(o,t),m(c,n)},[()=>k(r),()=>U(r,n.zone),()=>L(r,G())]),e(t,i)}),M(o),T(()=>{u(i,`id`,`next-${n.tier.tier??``}`),m(a,`Next syncs (${n.zone??``})`),u(o,`aria-labelledby`,`next-${n.tier.tier??``}`)}),e(t,r)};y(P,e=>{n.tier.nextSyncTimes.length>0&&e(F)}),M(d),T(()=>{u(d,`aria-label`,`${N(r)??``} schedule`),m(h,N(r)),m(x,`Up to ${n.tier.maxSyncTimes??``} ${n.tier.maxSyncTimes===1?`time`:`times`} of day; ${n.tier.maxSyncsPerDay??``} ${n.tier.maxSyncsPerDay===1?`sync`:`syncs`} a day, by hand and by schedule together.`)}),e(t,d),_()}var Ve=H(`<p class="note svelte-obyktx" role="status">Schedules pass over accounts without credit until <!>.</p>`),He=H(`<option></option>`),Ue=H(`<!> <form class="svelte-obyktx"><label class="svelte-obyktx"><span class="svelte-obyktx">Timezone</span> <input autocomplete="off" spellcheck="false"/></label> <datalist></datalist> <!> <!></form> <!> <!>`,1);function We(t,n){let r=B();a(n,!0);let i=new S,o=Intl.DateTimeFormat().resolvedOptions().timeZone,s=Intl.supportedValuesOf(`timeZone`),d=g(()=>n.settings.timezone??`UTC`),f=K(null);async function v(e){await i.run(()=>D(ue,`updateSyncSettings`,{input:e}))&&C(f,null),await n.onchanged()}function b(e){e.preventDefault(),N(f)!==null&&v({timezone:N(f).trim()})}var x=Ue(),w=E(x),k=t=>{var r=Ve(),i=W(O(r));ee(i,{get time(){return n.settings.pausedUntil}}),p(),M(r),e(t,r)};y(w,e=>{n.settings.pausedUntil&&e(k)});var j=W(w,2),P=O(j),F=W(O(P),2);c(F),M(P);var L=W(P,2);l(L,20,()=>s,e=>e,(t,n)=>{var r=He(),i={};T(()=>{i!==(i=n)&&(r.value=(r.__value=i)??``)}),e(t,r)}),M(L);var R=W(L,2);{let t=g(()=>N(f)===null||N(f).trim()===``||N(f)===N(d));z(R,{type:`submit`,get disabled(){return N(t)},get busy(){return i.busy},children:(t,n)=>{p();var r=A(`Save timezone`);e(t,r)},$$slots:{default:!0}})}var H=W(R,2),U=t=>{z(t,{kind:`ghost`,onclick:()=>v({timezone:o}),children:(t,n)=>{p();var r=A();T(()=>m(r,`Use ${o??``}`)),e(t,r)},$$slots:{default:!0}})};y(H,e=>{N(d)!==o&&e(U)}),M(j);var G=W(j,2);Q(G,{get error(){return i.error}});var q=W(G,2);l(q,17,()=>n.settings.tiers,e=>e.tier,(e,t)=>{Be(e,{get tier(){return N(t)},get zone(){return N(d)},get busy(){return i.busy},onchange:e=>v({tier:N(t).tier,syncTimes:e})})}),T(()=>{u(F,`list`,r),h(F,N(f)??N(d)),u(L,`id`,r)}),V(`submit`,j,b),I(`input`,F,e=>C(f,e.currentTarget.value,!0)),e(t,x),_()}x([`input`]);var Ge=H(`Paused <!>; what it is owed waits.`,1),Ke=H(`Failing since <!>.`,1),qe=H(`<bdi class="muted svelte-hnh3c2"> </bdi>`),Je=H(`<span class="muted svelte-hnh3c2">again <!></span>`),Ye=H(`<tr><td class="svelte-hnh3c2"><code> </code></td><td data-label="State" class="svelte-hnh3c2"><span> </span> <!></td><td class="number svelte-hnh3c2" data-label="People"><!></td><td class="number svelte-hnh3c2" data-label="Attempts"><!></td><td data-label="When" class="svelte-hnh3c2"><!> <!></td></tr>`),Xe=H(`<table class="cards"><caption class="hidden-visually"> </caption><thead><tr><th scope="col">Message</th><th scope="col">State</th><th scope="col" class="number">People</th><th scope="col" class="number">Attempts</th><th scope="col">When</th></tr></thead><tbody></tbody></table>`),Ze=H(`<p class="muted svelte-hnh3c2">Nothing was sent in the last 30 days.</p>`),Qe=H(`<article class="svelte-hnh3c2"><header class="svelte-hnh3c2"><h3 class="svelte-hnh3c2"><bdi> </bdi></h3> <span> </span></header> <p class="muted svelte-hnh3c2">Told of: <bdi> </bdi> <!></p> <div class="actions svelte-hnh3c2"><!> <!> <!> <!></div> <!></article>`);function $e(t,n){a(n,!0);let r={PENDING:`Under way`,DELIVERED:`Delivered`,FAILED:`Failed`},i=g(()=>{let{trackedAccountId:e,savedSearchId:t,sourceType:r,confidence:i,rating:a}=n.webhook.filter,o=[];return a&&o.push(a===`GOOD`?`rated good`:`rated bad`),i&&o.push(ae[i].toLowerCase()),r&&o.push(r===`LIKER`?`likers`:`followers`),e&&o.push(`of @${n.data.trackedAccounts.find(({id:t})=>t===e)?.handle??e}`),t&&o.push(`found by ${n.data.savedSearches.find(({id:e})=>e===t)?.name??t}`),o.length>0?o.join(`, `):`everybody who is found`});var o=Qe(),c=O(o),d=O(c),f=O(d),h=b(f,!0);M(d);var x=W(d,2),S=b(x,!0);M(c);var C=W(c,2),w=W(O(C)),D=b(w,!0),k=W(w),j=W(k),P=t=>{var r=Ge(),i=W(E(r));X(i,{get time(){return n.webhook.pausedAt}}),p(),e(t,r)},F=t=>{var r=Ke(),i=W(E(r));X(i,{get time(){return n.webhook.failingSince}}),p(),e(t,r)};y(j,e=>{n.webhook.pausedAt?e(P):n.webhook.failingSince&&e(F,1)}),M(C);var I=W(C,2),L=O(I),R=t=>{z(t,{kind:`primary`,get busy(){return n.busy},get onclick(){return n.onresume},children:(t,n)=>{p();var r=A(`Resume`);e(t,r)},$$slots:{default:!0}})};y(L,e=>{n.webhook.state===`PAUSED`&&e(R)});var B=W(L,2);z(B,{get busy(){return n.busy},get onclick(){return n.ontest},children:(t,n)=>{p();var r=A(`Send a test`);e(t,r)},$$slots:{default:!0}});var V=W(B,2);z(V,{get onclick(){return n.onrotate},children:(t,n)=>{p();var r=A(`Rotate secret`);e(t,r)},$$slots:{default:!0}});var H=W(V,2);z(H,{kind:`ghost`,get onclick(){return n.ondelete},children:(t,n)=>{p();var r=A(`Delete`);e(t,r)},$$slots:{default:!0}}),M(I);var U=W(I,2),G=t=>{var i=Xe(),a=O(i),o=b(a),c=W(a,2);l(c,21,()=>n.webhook.lastDeliveries,e=>e.messageId,(t,n)=>{var i=Ye(),a=O(i),o=O(a),c=b(o,!0);M(a);var l=W(a),d=O(l),f=b(d),p=W(d,2),h=t=>{var r=qe(),i=b(r,!0);T(()=>m(i,N(n).error)),e(t,r)};y(p,e=>{N(n).error&&e(h)}),M(l);var _=W(l),x=O(_);ce(x,{get value(){return N(n).peopleCount}}),M(_);var S=W(_),C=O(S);ce(C,{get value(){return N(n).attempts}}),M(S);var w=W(S),E=O(w);{let e=g(()=>N(n).lastAttemptAt??N(n).createdAt);X(E,{get time(){return N(e)}})}var D=W(E,2),k=t=>{var r=Je(),i=W(O(r));X(i,{get time(){return N(n).nextAttemptAt}}),M(r),e(t,r)};y(D,e=>{N(n).nextAttemptAt&&e(k)}),M(w),M(i),T(()=>{u(o,`title`,N(n).messageId),m(c,N(n).type),s(d,1,v(N(n).state),`svelte-hnh3c2`),m(f,`${r[N(n).state]??``}${N(n).responseStatus==null?``:`, ${N(n).responseStatus}`}`)}),e(t,i)}),M(c),M(i),T(()=>m(o,`Last deliveries to ${n.webhook.targetUrl??``}`)),e(t,i)},K=t=>{var n=Ze();e(t,n)};y(U,e=>{n.webhook.lastDeliveries.length>0?e(G):e(K,-1)}),M(o),T(e=>{u(o,`aria-label`,n.webhook.targetUrl),m(h,n.webhook.targetUrl),s(x,1,`badge ${n.webhook.state??``}`,`svelte-hnh3c2`),m(S,n.webhook.state===`ACTIVE`?`Active`:`Paused`),m(D,N(i)),m(k,`${e??``}. `)},[()=>n.webhook.events.includes(`run.failed`)?`, also by runs that fail`:``]),e(t,o),_()}var et=H(`<form class="svelte-et9w1s"><label class="svelte-et9w1s"><span class="svelte-et9w1s">Address</span> <input required="" type="url" maxlength="2048" autocomplete="off" spellcheck="false" placeholder="https://hooks.example.com/goodones"/></label> <!> <label class="check svelte-et9w1s"><input type="checkbox" class="svelte-et9w1s"/> Also at the end of a run that fails</label> <!> <div class="buttons svelte-et9w1s"><!> <!></div></form>`);function tt(t,i){a(i,!0);let s=new S,u=K(``),d=K(!1),m=J({}),h=g(()=>[[`trackedAccountId`,`Account`,[[``,`All accounts`],...i.accounts.map(({id:e,handle:t})=>[e,`@${t}`])]],[`savedSearchId`,`Search`,[[``,`All searches`],...i.searches.map(({id:e,name:t})=>[e,t])]],[`sourceType`,`Found as`,[[``,`Followers and likers`],[`FOLLOWER`,`Followers`],[`LIKER`,`Likers`]]],[`confidence`,`Confidence`,[[``,`Any confidence`],[`FULL`,`Full matches`],[`MAYBE`,`Maybe`]]],[`rating`,`When`,[[``,`When they are found`],[`GOOD`,`When you rate them good`],[`BAD`,`When you rate them bad`]]]]);function v(e){e.preventDefault(),s.run(async()=>{let e=Object.fromEntries(Object.entries(m).filter(([,e])=>e!==``)),t={targetUrl:N(u).trim(),events:N(d)?[`run.completed`,`run.failed`]:[`run.completed`],filter:e};i.oncreated((await D(pe,`createWebhook`,{input:t})).secret)})}var y=et(),b=O(y),x=W(O(b),2);c(x),r(x,!0),M(b);var w=W(b,2);l(w,17,()=>N(h),([e,t,n])=>e,(e,t)=>{var r=g(()=>n(N(t),3));let i=()=>N(r)[0],a=()=>N(r)[1],o=()=>N(r)[2];{let t=g(()=>m[i()]??``);se(e,{labelled:!0,get label(){return a()},get options(){return o()},get value(){return N(t)},onchange:e=>m[i()]=e})}});var T=W(w,2),E=O(T);c(E),p(),M(T);var k=W(T,2);Q(k,{get error(){return s.error}});var j=W(k,2),P=O(j);z(P,{get onclick(){return i.oncancel},children:(t,n)=>{p();var r=A(`Cancel`);e(t,r)},$$slots:{default:!0}});var F=W(P,2);z(F,{kind:`primary`,type:`submit`,get busy(){return s.busy},children:(t,n)=>{p();var r=A(`Create`);e(t,r)},$$slots:{default:!0}}),M(j),M(y),V(`submit`,y,v),o(x,()=>N(u),e=>C(u,e)),f(E,()=>N(d),e=>C(d,e)),e(t,y),_()}var nt=H(`<p class="svelte-1tczatx">A webhook tells Zapier, n8n or a server of yours of each good one as it is found.</p>`),rt=H(`<div class="problem svelte-1tczatx"><!></div>`),it=H(`<li class="svelte-1tczatx"><!> <!></li>`),at=H(`<ul></ul>`),ot=H(`<p class="svelte-1tczatx">Receivers check by it that a message comes from here.</p> <!>`,1),st=H(`<!> <!>`,1),ct=H(`<p class="svelte-1tczatx">Make a new secret for <bdi> </bdi>? For 24 hours messages are signed by the one before, too.</p> <!>`,1),lt=H(`<p class="svelte-1tczatx">Delete the webhook to <bdi> </bdi>, with all that it is owed?</p> <!>`,1),ut=H(`<!> <!> <!> <!> <!>`,1);function dt(t,n){a(n,!0);let r=new S,i=new S,o=K(null),s=K(!1),c=K(null),u=K(!1),d=K(null),f=K(!1),h=K(!1),v=g(()=>n.data.webhooks.some(({state:e,lastDeliveries:t})=>t.some(t=>t.state===`PENDING`&&t.nextAttemptAt==null&&(e===`ACTIVE`||t.type===`webhook.test`))));R(()=>{if(n.data,!N(v))return;let e=setTimeout(n.onchanged,2e3);return()=>clearTimeout(e)});async function x(e,t,i){C(o,e,!0),await r.run(t)&&re(i),await n.onchanged()}let k=e=>x(e,()=>D(he,`testWebhook`,{input:{id:e}}),`A test is on its way.`),j=e=>x(e,()=>D(ge,`resumeWebhook`,{input:{id:e}}),`The webhook is active again.`);function P(e){C(c,e??null,!0),C(u,N(c)!==null)}async function I({id:e}){await i.run(async()=>{let t=await D(me,`rotateWebhookSecret`,{input:{id:e}});C(f,!1),P(t.secret)})&&await n.onchanged()}async function L({id:e}){await i.run(()=>D(_e,`deleteWebhook`,{input:{id:e}}))&&(C(h,!1),await n.onchanged())}async function B(e){C(s,!1),P(e),await n.onchanged()}var V=ut(),H=E(V);Y(H,{title:`Webhooks`,flush:!0,actions:t=>{z(t,{onclick:()=>C(s,!0),children:(t,n)=>{p();var r=A(`Create webhook`);e(t,r)},$$slots:{default:!0}})},children:(t,a)=>{var s=w(),c=E(s),u=t=>{F(t,{title:`No webhook yet`,children:(t,n)=>{var r=nt();e(t,r)},$$slots:{default:!0}})},p=t=>{var a=at();l(a,21,()=>n.data.webhooks,e=>e.id,(t,a)=>{var s=it(),c=O(s);{let e=g(()=>r.busy&&N(o)===N(a).id);$e(c,{get webhook(){return N(a)},get data(){return n.data},get busy(){return N(e)},ontest:()=>k(N(a).id),onresume:()=>j(N(a).id),onrotate:()=>{C(d,N(a)),i.error=null,C(f,!0)},ondelete:()=>{C(d,N(a)),i.error=null,C(h,!0)}})}var l=W(c,2),u=t=>{var n=rt(),i=O(n);Q(i,{get error(){return r.error}}),M(n),e(t,n)};y(l,e=>{N(o)===N(a).id&&r.error&&e(u)}),M(s),e(t,s)}),M(a),e(t,a)};y(c,e=>{n.data.webhooks.length===0?e(u):e(p,-1)}),e(t,s)},$$slots:{actions:!0,default:!0}});var U=W(H,2);Z(U,{title:`Create webhook`,get open(){return N(s)},set open(e){C(s,e,!0)},children:(e,t)=>{tt(e,{get accounts(){return n.data.trackedAccounts},get searches(){return n.data.savedSearches},oncreated:B,oncancel:()=>C(s,!1)})},$$slots:{default:!0}});var G=W(U,2);Z(G,{title:`Signing secret`,onclose:()=>C(c,null),get open(){return N(u)},set open(e){C(u,e,!0)},actions:t=>{z(t,{kind:`primary`,onclick:()=>C(u,!1),children:(t,n)=>{p();var r=A(`Done`);e(t,r)},$$slots:{default:!0}})},children:(t,n)=>{var r=ot(),i=W(E(r),2),a=e=>{Ce(e,{name:`Secret`,get value(){return N(c)}})};y(i,e=>{N(c)&&e(a)}),e(t,r)},$$slots:{actions:!0,default:!0}});var q=W(G,2);Z(q,{title:`Rotate secret`,get open(){return N(f)},set open(e){C(f,e,!0)},actions:t=>{var n=st(),r=E(n);z(r,{onclick:()=>C(f,!1),children:(t,n)=>{p();var r=A(`Cancel`);e(t,r)},$$slots:{default:!0}});var a=W(r,2);z(a,{kind:`primary`,get busy(){return i.busy},onclick:()=>N(d)&&I(N(d)),children:(t,n)=>{p();var r=A(`Rotate secret`);e(t,r)},$$slots:{default:!0}}),e(t,n)},children:(t,n)=>{var r=ct(),a=E(r),o=W(O(a)),s=b(o,!0);p(),M(a);var c=W(a,2);Q(c,{get error(){return i.error}}),T(()=>m(s,N(d)?.targetUrl)),e(t,r)},$$slots:{actions:!0,default:!0}});var J=W(q,2);Z(J,{title:`Delete webhook`,get open(){return N(h)},set open(e){C(h,e,!0)},actions:t=>{var n=st(),r=E(n);z(r,{onclick:()=>C(h,!1),children:(t,n)=>{p();var r=A(`Cancel`);e(t,r)},$$slots:{default:!0}});var a=W(r,2);z(a,{kind:`danger`,get busy(){return i.busy},onclick:()=>N(d)&&L(N(d)),children:(t,n)=>{p();var r=A(`Delete webhook`);e(t,r)},$$slots:{default:!0}}),e(t,n)},children:(t,n)=>{var r=lt(),a=E(r),o=W(O(a)),s=b(o,!0);p(),M(a);var c=W(a,2);Q(c,{get error(){return i.error}}),T(()=>m(s,N(d)?.targetUrl)),e(t,r)},$$slots:{actions:!0,default:!0}}),e(t,V),_()}var ft=H(`<p class="muted svelte-88as1s">This server has no cap for a month. Each run has its own.</p>`),pt=H(`<!> <!>`,1),mt=H(`<h1 class="svelte-88as1s">Settings</h1> <div class="grid svelte-88as1s"><div class="svelte-88as1s"><!> <!></div> <div class="svelte-88as1s"><!> <!></div></div>`,1);function ht(t,n){a(n,!0);let r=new P(e=>q(le,{},e)),i=g(()=>r.data);R(()=>(r.load(),()=>r.stop()));var o=mt(),s=W(E(o),2),c=O(s),l=O(c);Y(l,{title:`Schedules`,get resource(){return r},lines:8,children:(t,n)=>{var a=w(),o=E(a),s=e=>{We(e,{get settings(){return N(i).syncSettings},get onchanged(){return r.load}})};y(o,e=>{N(i)&&e(s)}),e(t,a)},$$slots:{default:!0}});var u=W(l,2),d=e=>{dt(e,{get data(){return N(i)},get onchanged(){return r.load}})},f=t=>{Y(t,{title:`Webhooks`,get resource(){return r},lines:4,children:(t,n)=>{p();var r=A();r.nodeValue=``,e(t,r)},$$slots:{default:!0}})};y(u,e=>{N(i)?e(d):e(f,-1)}),M(c);var m=W(c,2),h=O(m);Y(h,{title:`Budget`,get resource(){return r},lines:2,children:(t,n)=>{var r=w(),a=E(r),o=t=>{var n=pt(),r=E(n);te(r,{get usage(){return N(i).viewer.usage}});var a=W(r,2),o=t=>{var n=ft();e(t,n)};y(a,e=>{N(i).viewer.usage.monthlyBudgetUsd??e(o)}),e(t,n)};y(a,e=>{N(i)&&e(o)}),e(t,r)},$$slots:{default:!0}});var v=W(h,2),b=e=>{Ne(e,{get keys(){return N(i).viewer.apiKeys},get onchanged(){return r.load}})},x=t=>{Y(t,{title:`Keys`,get resource(){return r},lines:3,children:(t,n)=>{p();var r=A();r.nodeValue=``,e(t,r)},$$slots:{default:!0}})};y(v,e=>{N(i)?e(b):e(x,-1)}),M(m),M(s),e(t,o),_()}export{ht as default};