import{$ as e,A as t,C as n,Et as r,F as i,G as a,J as o,R as s,T as c,Tt as l,U as u,V as d,W as f,X as p,Y as m,Z as h,_ as g,_t as _,bt as v,c as y,ct as b,dt as x,f as S,g as C,gt as w,ht as T,it as E,k as D,kt as O,lt as k,pt as A,q as j,rt as M,st as N,t as P,ut as F,v as I,w as L,x as R,xt as z,y as B}from"./format-Cu7X_red.js";import{c as V,g as H,i as U,l as W,n as G,p as K,r as q}from"./Countdown-PduYWs84.js";import{n as J,r as Y,t as X}from"./RelativeTime-CgekvUza.js";import{n as ee,t as te}from"./Spend-CIKftkl_.js";import{a as ne,c as re,s as Z,t as ie}from"./index-CdiAAlsx.js";import{t as Q}from"./Problem-BDkBXdaA.js";import{t as ae}from"./check-DAeUVGo3.js";import{t as oe}from"./Choice-Cng2lrax.js";import{n as se,o as ce}from"./words-BhWRyzMa.js";var $=class extends String{__apiType;value;__meta__;constructor(e,t){super(e),this.value=e,this.__meta__=t}toString(){return this.value}};new $(`
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
    `),ve=new Set([`$$slots`,`$$events`,`$$legacy`]);function ye(e,t){let n=C(t,ve),r={name:`copy`,size:24,node:[[`rect`,{width:`14`,height:`14`,x:`8`,y:`8`,rx:`2`,ry:`2`}],[`path`,{d:`M4 16c-1.1 0-2-.9-2-2V4c0-1.1.9-2 2-2h10c1.1 0 2 .9 2 2`}]]};H(e,g(()=>n,{get icon(){return r}}))}var be=a(`<!> Copied`,1),xe=a(`<!> Copy`,1),Se=a(`<label class="svelte-1fah5vz"><span class="svelte-1fah5vz"> </span> <span class="row svelte-1fah5vz"><input readonly="" spellcheck="false" class="svelte-1fah5vz"/> <!></span></label> <p class="svelte-1fah5vz">It is shown this once. Keep it where nobody else reads it.</p>`,1);function Ce(t,i){z(i,!0);let a=T(!1),o;async function p(){o.select(),A(a,await(navigator.clipboard?.writeText(i.value).then(()=>!0,()=>!1)??!1),!0),ne(e(a)?`${i.name} copied.`:`${i.name} is selected; copy it.`)}var m=Se(),g=b(m),_=N(g),y=k(_,!0),x=F(_,2),S=N(x);n(S),I(S,e=>o=e,()=>o);var C=F(S,2);G(C,{onclick:p,children:(t,n)=>{var r=f(),i=b(r),o=e=>{var t=be(),n=b(t);ae(n,{size:14,"aria-hidden":`true`}),l(),u(e,t)},c=e=>{var t=xe();ye(b(t),{size:14,"aria-hidden":`true`}),l(),u(e,t)};s(i,t=>{e(a)?t(o):t(c,-1)}),u(t,r)},$$slots:{default:!0}}),r(x),r(g),l(2),M(()=>{d(y,i.name),c(S,i.value)}),h(`focus`,S,()=>o.select()),u(t,m),v()}var we=a(`<div class="problem svelte-10n7de3"><!></div>`),Te=a(` <span class="badge svelte-10n7de3">signed in with it</span>`,1),Ee=a(`used <!>`,1),De=a(`Revoke<span class="hidden-visually"> </span>`,1),Oe=a(`<li class="svelte-10n7de3"><div><code> </code><!> <p class="muted svelte-10n7de3">made <!>, <!></p></div> <!></li>`),ke=a(`<!> <ul></ul>`,1),Ae=a(`<!> <!>`,1),je=a(`<p>Revoke <code> </code> for good? Programs that use it are refused from now on, and what is open with it ends. <!></p> <!>`,1),Me=a(`<!> <!> <!>`,1);function Ne(t,n){z(n,!0);let a=new W,c=new W,p=T(null),m=T(!1),h=T(null),g=T(!1);async function _(){let t=await a.run(async()=>{A(p,(await U(de,`createKey`,{input:{}})).key??null,!0)});A(m,t&&e(p)!==null,!0),t&&await n.onchanged()}async function y(e){await c.run(()=>U(fe,`revokeKey`,{input:{id:e.id}}))&&(A(g,!1),await n.onchanged())}var x=Me(),S=b(x);Y(S,{title:`Keys`,flush:!0,actions:e=>{G(e,{get busy(){return a.busy},onclick:_,children:(e,t)=>{l();var n=o(`Create key`);u(e,n)},$$slots:{default:!0}})},children:(t,f)=>{var p=ke(),m=b(p),_=e=>{var t=we(),n=N(t);Q(n,{get error(){return a.error}}),r(t),u(e,t)};s(m,e=>{a.error&&e(_)});var v=F(m,2);i(v,21,()=>n.keys,e=>e.id,(t,n)=>{var i=Oe(),a=N(i),f=N(a),p=k(f),m=F(f),_=e=>{var t=Te(),n=b(t,!0);n.nodeValue=` `,l(),u(e,t)};s(m,t=>{e(n).isCurrent&&t(_)});var v=F(m,2),y=F(N(v));X(y,{get time(){return e(n).createdAt}});var x=F(y,2),S=t=>{var r=Ee(),i=F(b(r));X(i,{get time(){return e(n).lastUsedAt}}),u(t,r)},C=e=>{var t=o(`never used`);u(e,t)};s(x,t=>{e(n).lastUsedAt?t(S):t(C,-1)}),r(v),r(a);var w=F(a,2);G(w,{kind:`ghost`,onclick:()=>{A(h,e(n)),c.error=null,A(g,!0)},children:(t,r)=>{l();var i=De(),a=F(b(i)),o=k(a);M(()=>d(o,` ${e(n).prefix??``}`)),u(t,i)},$$slots:{default:!0}}),r(i),M(()=>d(p,`${e(n).prefix??``}…`)),u(t,i)}),r(v),u(t,p)},$$slots:{actions:!0,default:!0}});var C=F(S,2);Z(C,{title:`Your new key`,onclose:()=>A(p,null),get open(){return e(m)},set open(e){A(m,e,!0)},actions:e=>{G(e,{kind:`primary`,onclick:()=>A(m,!1),children:(e,t)=>{l();var n=o(`Done`);u(e,n)},$$slots:{default:!0}})},children:(t,n)=>{var r=f(),i=b(r),a=t=>{Ce(t,{name:`Key`,get value(){return e(p)}})};s(i,t=>{e(p)&&t(a)}),u(t,r)},$$slots:{actions:!0,default:!0}});var w=F(C,2);Z(w,{title:`Revoke key`,get open(){return e(g)},set open(e){A(g,e,!0)},actions:t=>{var n=Ae(),r=b(n);G(r,{onclick:()=>A(g,!1),children:(e,t)=>{l();var n=o(`Cancel`);u(e,n)},$$slots:{default:!0}});var i=F(r,2);G(i,{kind:`danger`,get busy(){return c.busy},onclick:()=>e(h)&&y(e(h)),children:(e,t)=>{l();var n=o(`Revoke key`);u(e,n)},$$slots:{default:!0}}),u(t,n)},children:(t,n)=>{var i=je(),a=b(i),l=F(N(a)),f=k(l),p=F(l,2),m=e=>{var t=o(`You are signed in with it: this page will ask for another key.`);u(e,t)};s(p,t=>{e(h)?.isCurrent&&t(m)}),r(a);var g=F(a,2);Q(g,{get error(){return c.error}}),M(()=>d(f,`${e(h)?.prefix??``}…`)),u(t,i)},$$slots:{actions:!0,default:!0}}),u(t,x),v()}var Pe=a(`<span class="time svelte-7i9wof"> <!></span>`),Fe=a(`<span class="muted svelte-7i9wof">Not scheduled</span>`),Ie=a(`<!> <!>`,1),Le=a(`<li class="svelte-7i9wof"><time> </time> <span class="muted svelte-7i9wof"> </span></li>`),Re=a(`<p class="muted svelte-7i9wof"> </p> <ol></ol>`,1),ze=a(`<section class="svelte-7i9wof"><h3 class="svelte-7i9wof"> </h3> <p class="muted svelte-7i9wof"> </p> <div class="times svelte-7i9wof"><!> <!></div> <!></section>`);function Be(t,n){z(n,!0);let a=w(()=>ce[n.tier.tier]),c=w(()=>n.tier.syncTimes.length>=n.tier.maxSyncTimes),f=w(()=>Array.from({length:96},(e,t)=>[Math.floor(t/4),t%4*15].map(e=>String(e).padStart(2,`0`)).join(`:`)).filter(e=>!n.tier.syncTimes.includes(e))),p=T(`08:00`),m=w(()=>e(f).includes(e(p))?e(p):e(f)[0]??``);var h=ze(),g=N(h),_=k(g,!0),x=F(g,2),C=k(x),E=F(x,2),D=N(E);i(D,16,()=>n.tier.syncTimes,e=>e,(e,t)=>{var i=Pe(),a=N(i),o=F(a);G(o,{kind:`ghost`,get label(){return`Remove ${t??``}`},get busy(){return n.busy},onclick:()=>n.onchange(n.tier.syncTimes.filter(e=>e!==t)),children:(e,t)=>{re(e,{size:13,"aria-hidden":`true`})},$$slots:{default:!0}}),r(i),M(()=>d(a,`${t??``} `)),u(e,i)},e=>{var t=Fe();u(e,t)});var O=F(D,2),j=t=>{var r=Ie(),i=b(r);{let t=w(()=>e(f).map(e=>[e,e]));oe(i,{get label(){return`Time for ${e(a)??``}`},get value(){return e(m)},get options(){return e(t)},onchange:e=>A(p,e,!0)})}var s=F(i,2);G(s,{get busy(){return n.busy},onclick:()=>n.onchange([...n.tier.syncTimes,e(m)].sort()),children:(e,t)=>{l();var n=o(`Add time`);u(e,n)},$$slots:{default:!0}}),u(t,r)};s(O,t=>{e(c)||t(j)}),r(E);var I=F(E,2),R=e=>{var t=Re(),a=b(t),o=k(a),s=F(a,2);i(s,20,()=>n.tier.nextSyncTimes,e=>e,(e,t)=>{var i=Le(),a=N(i),o=k(a,!0),s=F(a,2),c=k(s,!0);r(i),M((e,n,r)=>{L(a,`datetime`,t),L(a,`title`,`${e??``}, your browser's time`),d(o,n),d(c,r)},[()=>P(t),()=>y(t,n.zone),()=>S(t,K())]),u(e,i)}),r(s),M(()=>{L(a,`id`,`next-${n.tier.tier??``}`),d(o,`Next syncs (${n.zone??``})`),L(s,`aria-labelledby`,`next-${n.tier.tier??``}`)}),u(e,t)};s(I,e=>{n.tier.nextSyncTimes.length>0&&e(R)}),r(h),M(()=>{L(h,`aria-label`,`${e(a)??``} schedule`),d(_,e(a)),d(C,`Up to ${n.tier.maxSyncTimes??``} ${n.tier.maxSyncTimes===1?`time`:`times`} of day; ${n.tier.maxSyncsPerDay??``} ${n.tier.maxSyncsPerDay===1?`sync`:`syncs`} a day, by hand and by schedule together.`)}),u(t,h),v()}var Ve=a(`<p class="note svelte-obyktx" role="status">Schedules pass over accounts without credit until <!>.</p>`),He=a(`<option></option>`),Ue=a(`<!> <form class="svelte-obyktx"><label class="svelte-obyktx"><span class="svelte-obyktx">Timezone</span> <input autocomplete="off" spellcheck="false"/></label> <datalist></datalist> <!> <!></form> <!> <!>`,1);function We(t,a){let f=j();z(a,!0);let m=new W,g=Intl.DateTimeFormat().resolvedOptions().timeZone,_=Intl.supportedValuesOf(`timeZone`),y=w(()=>a.settings.timezone??`UTC`),x=T(null);async function S(e){await m.run(()=>U(ue,`updateSyncSettings`,{input:e}))&&A(x,null),await a.onchanged()}function C(t){t.preventDefault(),e(x)!==null&&S({timezone:e(x).trim()})}var E=Ue(),D=b(E),O=e=>{var t=Ve(),n=F(N(t));ee(n,{get time(){return a.settings.pausedUntil}}),l(),r(t),u(e,t)};s(D,e=>{a.settings.pausedUntil&&e(O)});var k=F(D,2),P=N(k),I=F(N(P),2);n(I),r(P);var R=F(P,2);i(R,20,()=>_,e=>e,(e,t)=>{var n=He(),r={};M(()=>{r!==(r=t)&&(n.value=(n.__value=r)??``)}),u(e,n)}),r(R);var B=F(R,2);{let t=w(()=>e(x)===null||e(x).trim()===``||e(x)===e(y));G(B,{type:`submit`,get disabled(){return e(t)},get busy(){return m.busy},children:(e,t)=>{l();var n=o(`Save timezone`);u(e,n)},$$slots:{default:!0}})}var V=F(B,2),H=e=>{G(e,{kind:`ghost`,onclick:()=>S({timezone:g}),children:(e,t)=>{l();var n=o();M(()=>d(n,`Use ${g??``}`)),u(e,n)},$$slots:{default:!0}})};s(V,t=>{e(y)!==g&&t(H)}),r(k);var K=F(k,2);Q(K,{get error(){return m.error}});var q=F(K,2);i(q,17,()=>a.settings.tiers,e=>e.tier,(t,n)=>{Be(t,{get tier(){return e(n)},get zone(){return e(y)},get busy(){return m.busy},onchange:t=>S({tier:e(n).tier,syncTimes:t})})}),M(()=>{L(I,`list`,f),c(I,e(x)??e(y)),L(R,`id`,f)}),h(`submit`,k,C),p(`input`,I,e=>A(x,e.currentTarget.value,!0)),u(t,E),v()}m([`input`]);var Ge=a(`Paused <!>; what it is owed waits.`,1),Ke=a(`Failing since <!>.`,1),qe=a(`<bdi class="muted svelte-hnh3c2"> </bdi>`),Je=a(`<span class="muted svelte-hnh3c2">again <!></span>`),Ye=a(`<tr><td class="svelte-hnh3c2"><code> </code></td><td data-label="State" class="svelte-hnh3c2"><span> </span> <!></td><td class="number svelte-hnh3c2" data-label="People"><!></td><td class="number svelte-hnh3c2" data-label="Attempts"><!></td><td data-label="When" class="svelte-hnh3c2"><!> <!></td></tr>`),Xe=a(`<table class="cards"><caption class="hidden-visually"> </caption><thead><tr><th scope="col">Message</th><th scope="col">State</th><th scope="col" class="number">People</th><th scope="col" class="number">Attempts</th><th scope="col">When</th></tr></thead><tbody></tbody></table>`),Ze=a(`<p class="muted svelte-hnh3c2">Nothing was sent in the last 30 days.</p>`),Qe=a(`<article class="svelte-hnh3c2"><header class="svelte-hnh3c2"><h3 class="svelte-hnh3c2"><bdi> </bdi></h3> <span> </span></header> <p class="muted svelte-hnh3c2">Told of: <bdi> </bdi> <!></p> <div class="actions svelte-hnh3c2"><!> <!> <!> <!></div> <!></article>`);function $e(n,a){z(a,!0);let c={PENDING:`Under way`,DELIVERED:`Delivered`,FAILED:`Failed`},f=w(()=>{let{trackedAccountId:e,savedSearchId:t,sourceType:n,confidence:r,rating:i}=a.webhook.filter,o=[];return i&&o.push(i===`GOOD`?`rated good`:`rated bad`),r&&o.push(se[r].toLowerCase()),n&&o.push(n===`LIKER`?`likers`:`followers`),e&&o.push(`of @${a.data.trackedAccounts.find(({id:t})=>t===e)?.handle??e}`),t&&o.push(`found by ${a.data.savedSearches.find(({id:e})=>e===t)?.name??t}`),o.length>0?o.join(`, `):`everybody who is found`});var p=Qe(),m=N(p),h=N(m),g=N(h),_=k(g,!0);r(h);var y=F(h,2),x=k(y,!0);r(m);var S=F(m,2),C=F(N(S)),T=k(C,!0),E=F(C),O=F(E),A=e=>{var t=Ge(),n=F(b(t));X(n,{get time(){return a.webhook.pausedAt}}),l(),u(e,t)},j=e=>{var t=Ke(),n=F(b(t));X(n,{get time(){return a.webhook.failingSince}}),l(),u(e,t)};s(O,e=>{a.webhook.pausedAt?e(A):a.webhook.failingSince&&e(j,1)}),r(S);var P=F(S,2),I=N(P),R=e=>{G(e,{kind:`primary`,get busy(){return a.busy},get onclick(){return a.onresume},children:(e,t)=>{l();var n=o(`Resume`);u(e,n)},$$slots:{default:!0}})};s(I,e=>{a.webhook.state===`PAUSED`&&e(R)});var B=F(I,2);G(B,{get busy(){return a.busy},get onclick(){return a.ontest},children:(e,t)=>{l();var n=o(`Send a test`);u(e,n)},$$slots:{default:!0}});var V=F(B,2);G(V,{get onclick(){return a.onrotate},children:(e,t)=>{l();var n=o(`Rotate secret`);u(e,n)},$$slots:{default:!0}});var H=F(V,2);G(H,{kind:`ghost`,get onclick(){return a.ondelete},children:(e,t)=>{l();var n=o(`Delete`);u(e,n)},$$slots:{default:!0}}),r(P);var U=F(P,2),W=n=>{var o=Xe(),l=N(o),f=k(l),p=F(l,2);i(p,21,()=>a.webhook.lastDeliveries,e=>e.messageId,(n,i)=>{var a=Ye(),o=N(a),l=N(o),f=k(l,!0);r(o);var p=F(o),m=N(p),h=k(m),g=F(m,2),_=t=>{var n=qe(),r=k(n,!0);M(()=>d(r,e(i).error)),u(t,n)};s(g,t=>{e(i).error&&t(_)}),r(p);var v=F(p),y=N(v);J(y,{get value(){return e(i).peopleCount}}),r(v);var b=F(v),x=N(b);J(x,{get value(){return e(i).attempts}}),r(b);var S=F(b),C=N(S);{let t=w(()=>e(i).lastAttemptAt??e(i).createdAt);X(C,{get time(){return e(t)}})}var T=F(C,2),E=t=>{var n=Je(),a=F(N(n));X(a,{get time(){return e(i).nextAttemptAt}}),r(n),u(t,n)};s(T,t=>{e(i).nextAttemptAt&&t(E)}),r(S),r(a),M(()=>{L(l,`title`,e(i).messageId),d(f,e(i).type),D(m,1,t(e(i).state),`svelte-hnh3c2`),d(h,`${c[e(i).state]??``}${e(i).responseStatus==null?``:`, ${e(i).responseStatus}`}`)}),u(n,a)}),r(p),r(o),M(()=>d(f,`Last deliveries to ${a.webhook.targetUrl??``}`)),u(n,o)},K=e=>{var t=Ze();u(e,t)};s(U,e=>{a.webhook.lastDeliveries.length>0?e(W):e(K,-1)}),r(p),M(t=>{L(p,`aria-label`,a.webhook.targetUrl),d(_,a.webhook.targetUrl),D(y,1,`badge ${a.webhook.state??``}`,`svelte-hnh3c2`),d(x,a.webhook.state===`ACTIVE`?`Active`:`Paused`),d(T,e(f)),d(E,`${t??``}. `)},[()=>a.webhook.events.includes(`run.failed`)?`, also by runs that fail`:``]),u(n,p),v()}var et=a(`<form class="svelte-et9w1s"><label class="svelte-et9w1s"><span class="svelte-et9w1s">Address</span> <input required="" type="url" maxlength="2048" autocomplete="off" spellcheck="false" placeholder="https://hooks.example.com/goodones"/></label> <!> <label class="check svelte-et9w1s"><input type="checkbox" class="svelte-et9w1s"/> Also at the end of a run that fails</label> <!> <div class="buttons svelte-et9w1s"><!> <!></div></form>`);function tt(t,a){z(a,!0);let s=new W,c=T(``),d=T(!1),f=x({}),p=w(()=>[[`trackedAccountId`,`Account`,[[``,`All accounts`],...a.accounts.map(({id:e,handle:t})=>[e,`@${t}`])]],[`savedSearchId`,`Search`,[[``,`All searches`],...a.searches.map(({id:e,name:t})=>[e,t])]],[`sourceType`,`Found as`,[[``,`Followers and likers`],[`FOLLOWER`,`Followers`],[`LIKER`,`Likers`]]],[`confidence`,`Confidence`,[[``,`Any confidence`],[`FULL`,`Full matches`],[`MAYBE`,`Maybe`]]],[`rating`,`When`,[[``,`When they are found`],[`GOOD`,`When you rate them good`],[`BAD`,`When you rate them bad`]]]]);function m(t){t.preventDefault(),s.run(async()=>{let t=Object.fromEntries(Object.entries(f).filter(([,e])=>e!==``)),n={targetUrl:e(c).trim(),events:e(d)?[`run.completed`,`run.failed`]:[`run.completed`],filter:t};a.oncreated((await U(pe,`createWebhook`,{input:n})).secret)})}var g=et(),y=N(g),b=F(N(y),2);n(b),_(b,!0),r(y);var S=F(y,2);i(S,17,()=>e(p),([e,t,n])=>e,(t,n)=>{var r=w(()=>O(e(n),3));let i=()=>e(r)[0],a=()=>e(r)[1],o=()=>e(r)[2];{let n=w(()=>f[i()]??``);oe(t,{labelled:!0,get label(){return a()},get options(){return o()},get value(){return e(n)},onchange:e=>f[i()]=e})}});var C=F(S,2),E=N(C);n(E),l(),r(C);var D=F(C,2);Q(D,{get error(){return s.error}});var k=F(D,2),j=N(k);G(j,{get onclick(){return a.oncancel},children:(e,t)=>{l();var n=o(`Cancel`);u(e,n)},$$slots:{default:!0}});var M=F(j,2);G(M,{kind:`primary`,type:`submit`,get busy(){return s.busy},children:(e,t)=>{l();var n=o(`Create`);u(e,n)},$$slots:{default:!0}}),r(k),r(g),h(`submit`,g,m),R(b,()=>e(c),e=>A(c,e)),B(E,()=>e(d),e=>A(d,e)),u(t,g),v()}var nt=a(`<p class="svelte-1tczatx">A webhook tells Zapier, n8n or a server of yours of each good one as it is found.</p>`),rt=a(`<div class="problem svelte-1tczatx"><!></div>`),it=a(`<li class="svelte-1tczatx"><!> <!></li>`),at=a(`<ul></ul>`),ot=a(`<p class="svelte-1tczatx">Receivers check by it that a message comes from here.</p> <!>`,1),st=a(`<!> <!>`,1),ct=a(`<p class="svelte-1tczatx">Make a new secret for <bdi> </bdi>? For 24 hours messages are signed by the one before, too.</p> <!>`,1),lt=a(`<p class="svelte-1tczatx">Delete the webhook to <bdi> </bdi>, with all that it is owed?</p> <!>`,1),ut=a(`<!> <!> <!> <!> <!>`,1);function dt(t,n){z(n,!0);let a=new W,c=new W,p=T(null),m=T(!1),h=T(null),g=T(!1),_=T(null),y=T(!1),x=T(!1),S=w(()=>n.data.webhooks.some(({state:e,lastDeliveries:t})=>t.some(t=>t.state===`PENDING`&&t.nextAttemptAt==null&&(e===`ACTIVE`||t.type===`webhook.test`))));E(()=>{if(n.data,!e(S))return;let t=setTimeout(n.onchanged,2e3);return()=>clearTimeout(t)});async function C(e,t,r){A(p,e,!0),await a.run(t)&&ne(r),await n.onchanged()}let D=e=>C(e,()=>U(he,`testWebhook`,{input:{id:e}}),`A test is on its way.`),O=e=>C(e,()=>U(ge,`resumeWebhook`,{input:{id:e}}),`The webhook is active again.`);function j(t){A(h,t??null,!0),A(g,e(h)!==null)}async function P({id:e}){await c.run(async()=>{let t=await U(me,`rotateWebhookSecret`,{input:{id:e}});A(y,!1),j(t.secret)})&&await n.onchanged()}async function I({id:e}){await c.run(()=>U(_e,`deleteWebhook`,{input:{id:e}}))&&(A(x,!1),await n.onchanged())}async function L(e){A(m,!1),j(e),await n.onchanged()}var R=ut(),B=b(R);Y(B,{title:`Webhooks`,flush:!0,actions:e=>{G(e,{onclick:()=>A(m,!0),children:(e,t)=>{l();var n=o(`Create webhook`);u(e,n)},$$slots:{default:!0}})},children:(t,o)=>{var l=f(),d=b(l),m=e=>{ie(e,{title:`No webhook yet`,children:(e,t)=>{var n=nt();u(e,n)},$$slots:{default:!0}})},h=t=>{var o=at();i(o,21,()=>n.data.webhooks,e=>e.id,(t,i)=>{var o=it(),l=N(o);{let t=w(()=>a.busy&&e(p)===e(i).id);$e(l,{get webhook(){return e(i)},get data(){return n.data},get busy(){return e(t)},ontest:()=>D(e(i).id),onresume:()=>O(e(i).id),onrotate:()=>{A(_,e(i)),c.error=null,A(y,!0)},ondelete:()=>{A(_,e(i)),c.error=null,A(x,!0)}})}var d=F(l,2),f=e=>{var t=rt(),n=N(t);Q(n,{get error(){return a.error}}),r(t),u(e,t)};s(d,t=>{e(p)===e(i).id&&a.error&&t(f)}),r(o),u(t,o)}),r(o),u(t,o)};s(d,e=>{n.data.webhooks.length===0?e(m):e(h,-1)}),u(t,l)},$$slots:{actions:!0,default:!0}});var V=F(B,2);Z(V,{title:`Create webhook`,get open(){return e(m)},set open(e){A(m,e,!0)},children:(e,t)=>{tt(e,{get accounts(){return n.data.trackedAccounts},get searches(){return n.data.savedSearches},oncreated:L,oncancel:()=>A(m,!1)})},$$slots:{default:!0}});var H=F(V,2);Z(H,{title:`Signing secret`,onclose:()=>A(h,null),get open(){return e(g)},set open(e){A(g,e,!0)},actions:e=>{G(e,{kind:`primary`,onclick:()=>A(g,!1),children:(e,t)=>{l();var n=o(`Done`);u(e,n)},$$slots:{default:!0}})},children:(t,n)=>{var r=ot(),i=F(b(r),2),a=t=>{Ce(t,{name:`Secret`,get value(){return e(h)}})};s(i,t=>{e(h)&&t(a)}),u(t,r)},$$slots:{actions:!0,default:!0}});var K=F(H,2);Z(K,{title:`Rotate secret`,get open(){return e(y)},set open(e){A(y,e,!0)},actions:t=>{var n=st(),r=b(n);G(r,{onclick:()=>A(y,!1),children:(e,t)=>{l();var n=o(`Cancel`);u(e,n)},$$slots:{default:!0}});var i=F(r,2);G(i,{kind:`primary`,get busy(){return c.busy},onclick:()=>e(_)&&P(e(_)),children:(e,t)=>{l();var n=o(`Rotate secret`);u(e,n)},$$slots:{default:!0}}),u(t,n)},children:(t,n)=>{var i=ct(),a=b(i),o=F(N(a)),s=k(o,!0);l(),r(a);var f=F(a,2);Q(f,{get error(){return c.error}}),M(()=>d(s,e(_)?.targetUrl)),u(t,i)},$$slots:{actions:!0,default:!0}});var q=F(K,2);Z(q,{title:`Delete webhook`,get open(){return e(x)},set open(e){A(x,e,!0)},actions:t=>{var n=st(),r=b(n);G(r,{onclick:()=>A(x,!1),children:(e,t)=>{l();var n=o(`Cancel`);u(e,n)},$$slots:{default:!0}});var i=F(r,2);G(i,{kind:`danger`,get busy(){return c.busy},onclick:()=>e(_)&&I(e(_)),children:(e,t)=>{l();var n=o(`Delete webhook`);u(e,n)},$$slots:{default:!0}}),u(t,n)},children:(t,n)=>{var i=lt(),a=b(i),o=F(N(a)),s=k(o,!0);l(),r(a);var f=F(a,2);Q(f,{get error(){return c.error}}),M(()=>d(s,e(_)?.targetUrl)),u(t,i)},$$slots:{actions:!0,default:!0}}),u(t,R),v()}var ft=a(`<p class="muted svelte-88as1s">This server has no cap for a month. Each run has its own.</p>`),pt=a(`<!> <!>`,1),mt=a(`<div class="screen-head"><h1>Settings</h1></div> <div class="grid svelte-88as1s"><div class="svelte-88as1s"><!> <!></div> <div class="svelte-88as1s"><!> <!></div></div>`,1);function ht(t,n){z(n,!0);let i=new q(e=>V(le,{},e)),a=w(()=>i.data);E(()=>(i.load(),()=>i.stop()));var c=mt(),d=F(b(c),2),p=N(d),m=N(p);Y(m,{title:`Schedules`,get resource(){return i},lines:8,children:(t,n)=>{var r=f(),o=b(r),c=t=>{We(t,{get settings(){return e(a).syncSettings},get onchanged(){return i.load}})};s(o,t=>{e(a)&&t(c)}),u(t,r)},$$slots:{default:!0}});var h=F(m,2),g=t=>{dt(t,{get data(){return e(a)},get onchanged(){return i.load}})},_=e=>{Y(e,{title:`Webhooks`,get resource(){return i},lines:4,children:(e,t)=>{l();var n=o();n.nodeValue=``,u(e,n)},$$slots:{default:!0}})};s(h,t=>{e(a)?t(g):t(_,-1)}),r(p);var y=F(p,2),x=N(y);Y(x,{title:`Budget`,get resource(){return i},lines:2,children:(t,n)=>{var r=f(),i=b(r),o=t=>{var n=pt(),r=b(n);te(r,{get usage(){return e(a).viewer.usage}});var i=F(r,2),o=e=>{var t=ft();u(e,t)};s(i,t=>{e(a).viewer.usage.monthlyBudgetUsd??t(o)}),u(t,n)};s(i,t=>{e(a)&&t(o)}),u(t,r)},$$slots:{default:!0}});var S=F(x,2),C=t=>{Ne(t,{get keys(){return e(a).viewer.apiKeys},get onchanged(){return i.load}})},T=e=>{Y(e,{title:`Keys`,get resource(){return i},lines:3,children:(e,t)=>{l();var n=o();n.nodeValue=``,u(e,n)},$$slots:{default:!0}})};s(S,t=>{e(a)?t(C):t(T,-1)}),r(y),r(d),u(t,c),v()}export{ht as default};