import{B as e,C as t,H as n,J as r,K as i,L as a,O as o,Ot as s,P as c,Q as l,S as u,Tt as d,U as f,W as p,X as m,Y as h,_ as g,b as _,bt as v,c as y,ct as b,d as x,ft as S,g as C,gt as w,h as T,ht as E,k as D,lt as O,mt as k,nt as A,ot as j,q as M,rt as N,st as P,t as F,ut as I,v as L,w as R,wt as z,yt as B}from"./format-C7iQRSPy.js";import{c as V,g as H,i as U,l as W,n as G,p as K,r as q}from"./Countdown-Cdlm2Lzq.js";import{n as J,r as Y,t as X}from"./RelativeTime-ITeHHvkf.js";import{n as ee,t as te}from"./Spend-DHhOU43l.js";import{a as ne,c as re,s as Z,t as ie}from"./index-QtLNsMDn.js";import{t as Q}from"./Problem-BGjc8k1S.js";import{t as ae}from"./check-CL9gkzO2.js";import{t as oe}from"./Choice-Bcp4JmEu.js";import{n as se,o as ce}from"./words-BhWRyzMa.js";var $=class extends String{__apiType;value;__meta__;constructor(e,t){super(e),this.value=e,this.__meta__=t}toString(){return this.value}};new $(`
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
    `),ve=new Set([`$$slots`,`$$events`,`$$legacy`]);function ye(e,t){let n=T(t,ve),r={name:`copy`,size:24,node:[[`rect`,{width:`14`,height:`14`,x:`8`,y:`8`,rx:`2`,ry:`2`}],[`path`,{d:`M4 16c-1.1 0-2-.9-2-2V4c0-1.1.9-2 2-2h10c1.1 0 2 .9 2 2`}]]};H(e,C(()=>n,{get icon(){return r}}))}var be=p(`<!> Copied`,1),xe=p(`<!> Copy`,1),Se=p(`<label class="svelte-1fah5vz"><span class="svelte-1fah5vz"> </span> <span class="row svelte-1fah5vz"><input readonly="" spellcheck="false" class="svelte-1fah5vz"/> <!></span></label> <p class="svelte-1fah5vz">It is shown this once. Keep it where nobody else reads it.</p>`,1);function Ce(t,r){v(r,!0);let i=k(!1),o;async function s(){o.select(),S(i,await(navigator.clipboard?.writeText(r.value).then(()=>!0,()=>!1)??!1),!0),ne(l(i)?`${r.name} copied.`:`${r.name} is selected; copy it.`)}var c=Se(),p=P(c),h=j(p),_=b(h,!0),y=O(h,2),x=j(y);u(x),g(x,e=>o=e,()=>o);var C=O(x,2);G(C,{onclick:s,children:(e,t)=>{var r=f(),o=P(r),s=e=>{var t=be(),r=P(t);ae(r,{size:14,"aria-hidden":`true`}),z(),n(e,t)},c=e=>{var t=xe();ye(P(t),{size:14,"aria-hidden":`true`}),z(),n(e,t)};a(o,e=>{l(i)?e(s):e(c,-1)}),n(e,r)},$$slots:{default:!0}}),d(y),d(p),z(2),A(()=>{e(_,r.name),R(x,r.value)}),m(`focus`,x,()=>o.select()),n(t,c),B()}var we=p(`<div class="problem svelte-10n7de3"><!></div>`),Te=p(` <span class="badge svelte-10n7de3">signed in with it</span>`,1),Ee=p(`used <!>`,1),De=p(`Revoke<span class="hidden-visually"> </span>`,1),Oe=p(`<li class="svelte-10n7de3"><div><code> </code><!> <p class="muted svelte-10n7de3">made <!>, <!></p></div> <!></li>`),ke=p(`<!> <ul></ul>`,1),Ae=p(`<!> <!>`,1),je=p(`<p>Revoke <code> </code> for good? Programs that use it are refused from now on, and what is open with it ends. <!></p> <!>`,1),Me=p(`<!> <!> <!>`,1);function Ne(t,r){v(r,!0);let i=new W,o=new W,s=k(null),u=k(!1),p=k(null),m=k(!1);async function h(){let e=await i.run(async()=>{S(s,(await U(de,`createKey`,{input:{}})).key??null,!0)});S(u,e&&l(s)!==null,!0),e&&await r.onchanged()}async function g(e){await o.run(()=>U(fe,`revokeKey`,{input:{id:e.id}}))&&(S(m,!1),await r.onchanged())}var _=Me(),y=P(_);Y(y,{title:`Keys`,flush:!0,actions:e=>{G(e,{get busy(){return i.busy},onclick:h,children:(e,t)=>{z();var r=M(`Create key`);n(e,r)},$$slots:{default:!0}})},children:(t,s)=>{var u=ke(),f=P(u),h=e=>{var t=we(),r=j(t);Q(r,{get error(){return i.error}}),d(t),n(e,t)};a(f,e=>{i.error&&e(h)});var g=O(f,2);c(g,21,()=>r.keys,e=>e.id,(t,r)=>{var i=Oe(),s=j(i),c=j(s),u=b(c),f=O(c),h=e=>{var t=Te(),r=P(t,!0);r.nodeValue=` `,z(),n(e,t)};a(f,e=>{l(r).isCurrent&&e(h)});var g=O(f,2),_=O(j(g));X(_,{get time(){return l(r).createdAt}});var v=O(_,2),y=e=>{var t=Ee(),i=O(P(t));X(i,{get time(){return l(r).lastUsedAt}}),n(e,t)},x=e=>{var t=M(`never used`);n(e,t)};a(v,e=>{l(r).lastUsedAt?e(y):e(x,-1)}),d(g),d(s);var C=O(s,2);G(C,{kind:`ghost`,onclick:()=>{S(p,l(r)),o.error=null,S(m,!0)},children:(t,i)=>{z();var a=De(),o=O(P(a)),s=b(o);A(()=>e(s,` ${l(r).prefix??``}`)),n(t,a)},$$slots:{default:!0}}),d(i),A(()=>e(u,`${l(r).prefix??``}…`)),n(t,i)}),d(g),n(t,u)},$$slots:{actions:!0,default:!0}});var x=O(y,2);Z(x,{title:`Your new key`,onclose:()=>S(s,null),get open(){return l(u)},set open(e){S(u,e,!0)},actions:e=>{G(e,{kind:`primary`,onclick:()=>S(u,!1),children:(e,t)=>{z();var r=M(`Done`);n(e,r)},$$slots:{default:!0}})},children:(e,t)=>{var r=f(),i=P(r),o=e=>{Ce(e,{name:`Key`,get value(){return l(s)}})};a(i,e=>{l(s)&&e(o)}),n(e,r)},$$slots:{actions:!0,default:!0}});var C=O(x,2);Z(C,{title:`Revoke key`,get open(){return l(m)},set open(e){S(m,e,!0)},actions:e=>{var t=Ae(),r=P(t);G(r,{onclick:()=>S(m,!1),children:(e,t)=>{z();var r=M(`Cancel`);n(e,r)},$$slots:{default:!0}});var i=O(r,2);G(i,{kind:`danger`,get busy(){return o.busy},onclick:()=>l(p)&&g(l(p)),children:(e,t)=>{z();var r=M(`Revoke key`);n(e,r)},$$slots:{default:!0}}),n(e,t)},children:(t,r)=>{var i=je(),s=P(i),c=O(j(s)),u=b(c),f=O(c,2),m=e=>{var t=M(`You are signed in with it: this page will ask for another key.`);n(e,t)};a(f,e=>{l(p)?.isCurrent&&e(m)}),d(s);var h=O(s,2);Q(h,{get error(){return o.error}}),A(()=>e(u,`${l(p)?.prefix??``}…`)),n(t,i)},$$slots:{actions:!0,default:!0}}),n(t,_),B()}var Pe=p(`<span class="time svelte-7i9wof"> <!></span>`),Fe=p(`<span class="muted svelte-7i9wof">Not scheduled</span>`),Ie=p(`<!> <!>`,1),Le=p(`<li class="svelte-7i9wof"><time> </time> <span class="muted svelte-7i9wof"> </span></li>`),Re=p(`<p class="muted svelte-7i9wof"> </p> <ol></ol>`,1),ze=p(`<section class="svelte-7i9wof"><h3 class="svelte-7i9wof"> </h3> <p class="muted svelte-7i9wof"> </p> <div class="times svelte-7i9wof"><!> <!></div> <!></section>`);function Be(r,i){v(i,!0);let o=E(()=>ce[i.tier.tier]),s=E(()=>i.tier.syncTimes.length>=i.tier.maxSyncTimes),u=E(()=>Array.from({length:96},(e,t)=>[Math.floor(t/4),t%4*15].map(e=>String(e).padStart(2,`0`)).join(`:`)).filter(e=>!i.tier.syncTimes.includes(e))),f=k(`08:00`),p=E(()=>l(u).includes(l(f))?l(f):l(u)[0]??``);var m=ze(),h=j(m),g=b(h,!0),_=O(h,2),C=b(_),w=O(_,2),T=j(w);c(T,16,()=>i.tier.syncTimes,e=>e,(t,r)=>{var a=Pe(),o=j(a),s=O(o);G(s,{kind:`ghost`,get label(){return`Remove ${r??``}`},get busy(){return i.busy},onclick:()=>i.onchange(i.tier.syncTimes.filter(e=>e!==r)),children:(e,t)=>{re(e,{size:13,"aria-hidden":`true`})},$$slots:{default:!0}}),d(a),A(()=>e(o,`${r??``} `)),n(t,a)},e=>{var t=Fe();n(e,t)});var D=O(T,2),N=e=>{var t=Ie(),r=P(t);{let e=E(()=>l(u).map(e=>[e,e]));oe(r,{get label(){return`Time for ${l(o)??``}`},get value(){return l(p)},get options(){return l(e)},onchange:e=>S(f,e,!0)})}var a=O(r,2);G(a,{get busy(){return i.busy},onclick:()=>i.onchange([...i.tier.syncTimes,l(p)].sort()),children:(e,t)=>{z();var r=M(`Add time`);n(e,r)},$$slots:{default:!0}}),n(e,t)};a(D,e=>{l(s)||e(N)}),d(w);var I=O(w,2),L=r=>{var a=Re(),o=P(a),s=b(o),l=O(o,2);c(l,20,()=>i.tier.nextSyncTimes,e=>e,(r,a)=>{var o=Le(),s=j(o),c=b(s,!0),l=O(s,2),u=b(l,!0);d(o),A((n,r,i)=>{t(s,`datetime`,a),t(s,`title`,`${n??``}, your browser's time`),e(c,r),e(u,i)},[()=>F(a),()=>y(a,i.zone),()=>x(a,K())]),n(r,o)}),d(l),A(()=>{t(o,`id`,`next-${i.tier.tier??``}`),e(s,`Next syncs (${i.zone??``})`),t(l,`aria-labelledby`,`next-${i.tier.tier??``}`)}),n(r,a)};a(I,e=>{i.tier.nextSyncTimes.length>0&&e(L)}),d(m),A(()=>{t(m,`aria-label`,`${l(o)??``} schedule`),e(g,l(o)),e(C,`Up to ${i.tier.maxSyncTimes??``} ${i.tier.maxSyncTimes===1?`time`:`times`} of day; ${i.tier.maxSyncsPerDay??``} ${i.tier.maxSyncsPerDay===1?`sync`:`syncs`} a day, by hand and by schedule together.`)}),n(r,m),B()}var Ve=p(`<p class="note svelte-obyktx" role="status">Schedules pass over accounts without credit until <!>.</p>`),He=p(`<option></option>`),Ue=p(`<!> <form class="svelte-obyktx"><label class="svelte-obyktx"><span class="svelte-obyktx">Timezone</span> <input autocomplete="off" spellcheck="false"/></label> <datalist></datalist> <!> <!></form> <!> <!>`,1);function We(r,o){let s=i();v(o,!0);let f=new W,p=Intl.DateTimeFormat().resolvedOptions().timeZone,g=Intl.supportedValuesOf(`timeZone`),_=E(()=>o.settings.timezone??`UTC`),y=k(null);async function b(e){await f.run(()=>U(ue,`updateSyncSettings`,{input:e}))&&S(y,null),await o.onchanged()}function x(e){e.preventDefault(),l(y)!==null&&b({timezone:l(y).trim()})}var C=Ue(),w=P(C),T=e=>{var t=Ve(),r=O(j(t));ee(r,{get time(){return o.settings.pausedUntil}}),z(),d(t),n(e,t)};a(w,e=>{o.settings.pausedUntil&&e(T)});var D=O(w,2),N=j(D),F=O(j(N),2);u(F),d(N);var I=O(N,2);c(I,20,()=>g,e=>e,(e,t)=>{var r=He(),i={};A(()=>{i!==(i=t)&&(r.value=(r.__value=i)??``)}),n(e,r)}),d(I);var L=O(I,2);{let e=E(()=>l(y)===null||l(y).trim()===``||l(y)===l(_));G(L,{type:`submit`,get disabled(){return l(e)},get busy(){return f.busy},children:(e,t)=>{z();var r=M(`Save timezone`);n(e,r)},$$slots:{default:!0}})}var V=O(L,2),H=t=>{G(t,{kind:`ghost`,onclick:()=>b({timezone:p}),children:(t,r)=>{z();var i=M();A(()=>e(i,`Use ${p??``}`)),n(t,i)},$$slots:{default:!0}})};a(V,e=>{l(_)!==p&&e(H)}),d(D);var K=O(D,2);Q(K,{get error(){return f.error}});var q=O(K,2);c(q,17,()=>o.settings.tiers,e=>e.tier,(e,t)=>{Be(e,{get tier(){return l(t)},get zone(){return l(_)},get busy(){return f.busy},onchange:e=>b({tier:l(t).tier,syncTimes:e})})}),A(()=>{t(F,`list`,s),R(F,l(y)??l(_)),t(I,`id`,s)}),m(`submit`,D,x),h(`input`,F,e=>S(y,e.currentTarget.value,!0)),n(r,C),B()}r([`input`]);var Ge=p(`Paused <!>; what it is owed waits.`,1),Ke=p(`Failing since <!>.`,1),qe=p(`<bdi class="muted svelte-hnh3c2"> </bdi>`),Je=p(`<span class="muted svelte-hnh3c2">again <!></span>`),Ye=p(`<tr><td class="svelte-hnh3c2"><code> </code></td><td data-label="State" class="svelte-hnh3c2"><span> </span> <!></td><td class="number svelte-hnh3c2" data-label="People"><!></td><td class="number svelte-hnh3c2" data-label="Attempts"><!></td><td data-label="When" class="svelte-hnh3c2"><!> <!></td></tr>`),Xe=p(`<table class="cards"><caption class="hidden-visually"> </caption><thead><tr><th scope="col">Message</th><th scope="col">State</th><th scope="col" class="number">People</th><th scope="col" class="number">Attempts</th><th scope="col">When</th></tr></thead><tbody></tbody></table>`),Ze=p(`<p class="muted svelte-hnh3c2">Nothing was sent in the last 30 days.</p>`),Qe=p(`<article class="svelte-hnh3c2"><header class="svelte-hnh3c2"><h3 class="svelte-hnh3c2"><bdi> </bdi></h3> <span> </span></header> <p class="muted svelte-hnh3c2">Told of: <bdi> </bdi> <!></p> <div class="actions svelte-hnh3c2"><!> <!> <!> <!></div> <!></article>`);function $e(r,i){v(i,!0);let s={PENDING:`Under way`,DELIVERED:`Delivered`,FAILED:`Failed`},u=E(()=>{let{trackedAccountId:e,savedSearchId:t,sourceType:n,confidence:r,rating:a}=i.webhook.filter,o=[];return a&&o.push(a===`GOOD`?`rated good`:`rated bad`),r&&o.push(se[r].toLowerCase()),n&&o.push(n===`LIKER`?`likers`:`followers`),e&&o.push(`of @${i.data.trackedAccounts.find(({id:t})=>t===e)?.handle??e}`),t&&o.push(`found by ${i.data.savedSearches.find(({id:e})=>e===t)?.name??t}`),o.length>0?o.join(`, `):`everybody who is found`});var f=Qe(),p=j(f),m=j(p),h=j(m),g=b(h,!0);d(m);var _=O(m,2),y=b(_,!0);d(p);var x=O(p,2),S=O(j(x)),C=b(S,!0),w=O(S),T=O(w),k=e=>{var t=Ge(),r=O(P(t));X(r,{get time(){return i.webhook.pausedAt}}),z(),n(e,t)},N=e=>{var t=Ke(),r=O(P(t));X(r,{get time(){return i.webhook.failingSince}}),z(),n(e,t)};a(T,e=>{i.webhook.pausedAt?e(k):i.webhook.failingSince&&e(N,1)}),d(x);var F=O(x,2),I=j(F),L=e=>{G(e,{kind:`primary`,get busy(){return i.busy},get onclick(){return i.onresume},children:(e,t)=>{z();var r=M(`Resume`);n(e,r)},$$slots:{default:!0}})};a(I,e=>{i.webhook.state===`PAUSED`&&e(L)});var R=O(I,2);G(R,{get busy(){return i.busy},get onclick(){return i.ontest},children:(e,t)=>{z();var r=M(`Send a test`);n(e,r)},$$slots:{default:!0}});var V=O(R,2);G(V,{get onclick(){return i.onrotate},children:(e,t)=>{z();var r=M(`Rotate secret`);n(e,r)},$$slots:{default:!0}});var H=O(V,2);G(H,{kind:`ghost`,get onclick(){return i.ondelete},children:(e,t)=>{z();var r=M(`Delete`);n(e,r)},$$slots:{default:!0}}),d(F);var U=O(F,2),W=r=>{var u=Xe(),f=j(u),p=b(f),m=O(f,2);c(m,21,()=>i.webhook.lastDeliveries,e=>e.messageId,(r,i)=>{var c=Ye(),u=j(c),f=j(u),p=b(f,!0);d(u);var m=O(u),h=j(m),g=b(h),_=O(h,2),v=t=>{var r=qe(),a=b(r,!0);A(()=>e(a,l(i).error)),n(t,r)};a(_,e=>{l(i).error&&e(v)}),d(m);var y=O(m),x=j(y);J(x,{get value(){return l(i).peopleCount}}),d(y);var S=O(y),C=j(S);J(C,{get value(){return l(i).attempts}}),d(S);var w=O(S),T=j(w);{let e=E(()=>l(i).lastAttemptAt??l(i).createdAt);X(T,{get time(){return l(e)}})}var k=O(T,2),M=e=>{var t=Je(),r=O(j(t));X(r,{get time(){return l(i).nextAttemptAt}}),d(t),n(e,t)};a(k,e=>{l(i).nextAttemptAt&&e(M)}),d(w),d(c),A(()=>{t(f,`title`,l(i).messageId),e(p,l(i).type),o(h,1,D(l(i).state),`svelte-hnh3c2`),e(g,`${s[l(i).state]??``}${l(i).responseStatus==null?``:`, ${l(i).responseStatus}`}`)}),n(r,c)}),d(m),d(u),A(()=>e(p,`Last deliveries to ${i.webhook.targetUrl??``}`)),n(r,u)},K=e=>{var t=Ze();n(e,t)};a(U,e=>{i.webhook.lastDeliveries.length>0?e(W):e(K,-1)}),d(f),A(n=>{t(f,`aria-label`,i.webhook.targetUrl),e(g,i.webhook.targetUrl),o(_,1,`badge ${i.webhook.state??``}`,`svelte-hnh3c2`),e(y,i.webhook.state===`ACTIVE`?`Active`:`Paused`),e(C,l(u)),e(w,`${n??``}. `)},[()=>i.webhook.events.includes(`run.failed`)?`, also by runs that fail`:``]),n(r,f),B()}var et=p(`<form class="svelte-et9w1s"><label class="svelte-et9w1s"><span class="svelte-et9w1s">Address</span> <input required="" type="url" maxlength="2048" autocomplete="off" spellcheck="false" placeholder="https://hooks.example.com/goodones"/></label> <!> <label class="check svelte-et9w1s"><input type="checkbox" class="svelte-et9w1s"/> Also at the end of a run that fails</label> <!> <div class="buttons svelte-et9w1s"><!> <!></div></form>`);function tt(e,t){v(t,!0);let r=new W,i=k(``),a=k(!1),o=I({}),f=E(()=>[[`trackedAccountId`,`Account`,[[``,`All accounts`],...t.accounts.map(({id:e,handle:t})=>[e,`@${t}`])]],[`savedSearchId`,`Search`,[[``,`All searches`],...t.searches.map(({id:e,name:t})=>[e,t])]],[`sourceType`,`Found as`,[[``,`Followers and likers`],[`FOLLOWER`,`Followers`],[`LIKER`,`Likers`]]],[`confidence`,`Confidence`,[[``,`Any confidence`],[`FULL`,`Full matches`],[`MAYBE`,`Maybe`]]],[`rating`,`When`,[[``,`When they are found`],[`GOOD`,`When you rate them good`],[`BAD`,`When you rate them bad`]]]]);function p(e){e.preventDefault(),r.run(async()=>{let e=Object.fromEntries(Object.entries(o).filter(([,e])=>e!==``)),n={targetUrl:l(i).trim(),events:l(a)?[`run.completed`,`run.failed`]:[`run.completed`],filter:e};t.oncreated((await U(pe,`createWebhook`,{input:n})).secret)})}var h=et(),g=j(h),y=O(j(g),2);u(y),w(y,!0),d(g);var b=O(g,2);c(b,17,()=>l(f),([e,t,n])=>e,(e,t)=>{var n=E(()=>s(l(t),3));let r=()=>l(n)[0],i=()=>l(n)[1],a=()=>l(n)[2];{let t=E(()=>o[r()]??``);oe(e,{labelled:!0,get label(){return i()},get options(){return a()},get value(){return l(t)},onchange:e=>o[r()]=e})}});var x=O(b,2),C=j(x);u(C),z(),d(x);var T=O(x,2);Q(T,{get error(){return r.error}});var D=O(T,2),A=j(D);G(A,{get onclick(){return t.oncancel},children:(e,t)=>{z();var r=M(`Cancel`);n(e,r)},$$slots:{default:!0}});var N=O(A,2);G(N,{kind:`primary`,type:`submit`,get busy(){return r.busy},children:(e,t)=>{z();var r=M(`Create`);n(e,r)},$$slots:{default:!0}}),d(D),d(h),m(`submit`,h,p),_(y,()=>l(i),e=>S(i,e)),L(C,()=>l(a),e=>S(a,e)),n(e,h),B()}var nt=p(`<p class="svelte-1tczatx">A webhook tells Zapier, n8n or a server of yours of each good one as it is found.</p>`),rt=p(`<div class="problem svelte-1tczatx"><!></div>`),it=p(`<li class="svelte-1tczatx"><!> <!></li>`),at=p(`<ul></ul>`),ot=p(`<p class="svelte-1tczatx">Receivers check by it that a message comes from here.</p> <!>`,1),st=p(`<!> <!>`,1),ct=p(`<p class="svelte-1tczatx">Make a new secret for <bdi> </bdi>? For 24 hours messages are signed by the one before, too.</p> <!>`,1),lt=p(`<p class="svelte-1tczatx">Delete the webhook to <bdi> </bdi>, with all that it is owed?</p> <!>`,1),ut=p(`<!> <!> <!> <!> <!>`,1);function dt(t,r){v(r,!0);let i=new W,o=new W,s=k(null),u=k(!1),p=k(null),m=k(!1),h=k(null),g=k(!1),_=k(!1),y=E(()=>r.data.webhooks.some(({state:e,lastDeliveries:t})=>t.some(t=>t.state===`PENDING`&&t.nextAttemptAt==null&&(e===`ACTIVE`||t.type===`webhook.test`))));N(()=>{if(r.data,!l(y))return;let e=setTimeout(r.onchanged,2e3);return()=>clearTimeout(e)});async function x(e,t,n){S(s,e,!0),await i.run(t)&&ne(n),await r.onchanged()}let C=e=>x(e,()=>U(he,`testWebhook`,{input:{id:e}}),`A test is on its way.`),w=e=>x(e,()=>U(ge,`resumeWebhook`,{input:{id:e}}),`The webhook is active again.`);function T(e){S(p,e??null,!0),S(m,l(p)!==null)}async function D({id:e}){await o.run(async()=>{let t=await U(me,`rotateWebhookSecret`,{input:{id:e}});S(g,!1),T(t.secret)})&&await r.onchanged()}async function F({id:e}){await o.run(()=>U(_e,`deleteWebhook`,{input:{id:e}}))&&(S(_,!1),await r.onchanged())}async function I(e){S(u,!1),T(e),await r.onchanged()}var L=ut(),R=P(L);Y(R,{title:`Webhooks`,flush:!0,actions:e=>{G(e,{onclick:()=>S(u,!0),children:(e,t)=>{z();var r=M(`Create webhook`);n(e,r)},$$slots:{default:!0}})},children:(e,t)=>{var u=f(),p=P(u),m=e=>{ie(e,{title:`No webhook yet`,children:(e,t)=>{var r=nt();n(e,r)},$$slots:{default:!0}})},v=e=>{var t=at();c(t,21,()=>r.data.webhooks,e=>e.id,(e,t)=>{var c=it(),u=j(c);{let e=E(()=>i.busy&&l(s)===l(t).id);$e(u,{get webhook(){return l(t)},get data(){return r.data},get busy(){return l(e)},ontest:()=>C(l(t).id),onresume:()=>w(l(t).id),onrotate:()=>{S(h,l(t)),o.error=null,S(g,!0)},ondelete:()=>{S(h,l(t)),o.error=null,S(_,!0)}})}var f=O(u,2),p=e=>{var t=rt(),r=j(t);Q(r,{get error(){return i.error}}),d(t),n(e,t)};a(f,e=>{l(s)===l(t).id&&i.error&&e(p)}),d(c),n(e,c)}),d(t),n(e,t)};a(p,e=>{r.data.webhooks.length===0?e(m):e(v,-1)}),n(e,u)},$$slots:{actions:!0,default:!0}});var V=O(R,2);Z(V,{title:`Create webhook`,get open(){return l(u)},set open(e){S(u,e,!0)},children:(e,t)=>{tt(e,{get accounts(){return r.data.trackedAccounts},get searches(){return r.data.savedSearches},oncreated:I,oncancel:()=>S(u,!1)})},$$slots:{default:!0}});var H=O(V,2);Z(H,{title:`Signing secret`,onclose:()=>S(p,null),get open(){return l(m)},set open(e){S(m,e,!0)},actions:e=>{G(e,{kind:`primary`,onclick:()=>S(m,!1),children:(e,t)=>{z();var r=M(`Done`);n(e,r)},$$slots:{default:!0}})},children:(e,t)=>{var r=ot(),i=O(P(r),2),o=e=>{Ce(e,{name:`Secret`,get value(){return l(p)}})};a(i,e=>{l(p)&&e(o)}),n(e,r)},$$slots:{actions:!0,default:!0}});var K=O(H,2);Z(K,{title:`Rotate secret`,get open(){return l(g)},set open(e){S(g,e,!0)},actions:e=>{var t=st(),r=P(t);G(r,{onclick:()=>S(g,!1),children:(e,t)=>{z();var r=M(`Cancel`);n(e,r)},$$slots:{default:!0}});var i=O(r,2);G(i,{kind:`primary`,get busy(){return o.busy},onclick:()=>l(h)&&D(l(h)),children:(e,t)=>{z();var r=M(`Rotate secret`);n(e,r)},$$slots:{default:!0}}),n(e,t)},children:(t,r)=>{var i=ct(),a=P(i),s=O(j(a)),c=b(s,!0);z(),d(a);var u=O(a,2);Q(u,{get error(){return o.error}}),A(()=>e(c,l(h)?.targetUrl)),n(t,i)},$$slots:{actions:!0,default:!0}});var q=O(K,2);Z(q,{title:`Delete webhook`,get open(){return l(_)},set open(e){S(_,e,!0)},actions:e=>{var t=st(),r=P(t);G(r,{onclick:()=>S(_,!1),children:(e,t)=>{z();var r=M(`Cancel`);n(e,r)},$$slots:{default:!0}});var i=O(r,2);G(i,{kind:`danger`,get busy(){return o.busy},onclick:()=>l(h)&&F(l(h)),children:(e,t)=>{z();var r=M(`Delete webhook`);n(e,r)},$$slots:{default:!0}}),n(e,t)},children:(t,r)=>{var i=lt(),a=P(i),s=O(j(a)),c=b(s,!0);z(),d(a);var u=O(a,2);Q(u,{get error(){return o.error}}),A(()=>e(c,l(h)?.targetUrl)),n(t,i)},$$slots:{actions:!0,default:!0}}),n(t,L),B()}var ft=p(`<p class="muted svelte-88as1s">This server has no cap for a month. Each run has its own.</p>`),pt=p(`<!> <!>`,1),mt=p(`<div class="screen-head"><h1>Settings</h1></div> <div class="grid svelte-88as1s"><div class="svelte-88as1s"><!> <!></div> <div class="svelte-88as1s"><!> <!></div></div>`,1);function ht(e,t){v(t,!0);let r=new q(e=>V(le,{},e)),i=E(()=>r.data);N(()=>(r.load(),()=>r.stop()));var o=mt(),s=O(P(o),2),c=j(s),u=j(c);Y(u,{title:`Schedules`,get resource(){return r},lines:8,children:(e,t)=>{var o=f(),s=P(o),c=e=>{We(e,{get settings(){return l(i).syncSettings},get onchanged(){return r.load}})};a(s,e=>{l(i)&&e(c)}),n(e,o)},$$slots:{default:!0}});var p=O(u,2),m=e=>{dt(e,{get data(){return l(i)},get onchanged(){return r.load}})},h=e=>{Y(e,{title:`Webhooks`,get resource(){return r},lines:4,children:(e,t)=>{z();var r=M();r.nodeValue=``,n(e,r)},$$slots:{default:!0}})};a(p,e=>{l(i)?e(m):e(h,-1)}),d(c);var g=O(c,2),_=j(g);Y(_,{title:`Budget`,get resource(){return r},lines:2,children:(e,t)=>{var r=f(),o=P(r),s=e=>{var t=pt(),r=P(t);te(r,{get usage(){return l(i).viewer.usage}});var o=O(r,2),s=e=>{var t=ft();n(e,t)};a(o,e=>{l(i).viewer.usage.monthlyBudgetUsd??e(s)}),n(e,t)};a(o,e=>{l(i)&&e(s)}),n(e,r)},$$slots:{default:!0}});var y=O(_,2),b=e=>{Ne(e,{get keys(){return l(i).viewer.apiKeys},get onchanged(){return r.load}})},x=e=>{Y(e,{title:`Keys`,get resource(){return r},lines:3,children:(e,t)=>{z();var r=M();r.nodeValue=``,n(e,r)},$$slots:{default:!0}})};a(y,e=>{l(i)?e(b):e(x,-1)}),d(g),d(s),n(e,o),B()}export{ht as default};