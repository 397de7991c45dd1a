import{B as e,C as t,Ct as n,Dt as r,H as i,J as a,K as o,L as s,O as c,P as l,Q as u,S as d,U as f,W as p,X as m,Y as h,_ as g,at as _,b as v,c as y,ct as b,d as x,dt as S,g as C,h as w,ht as T,k as E,lt as D,mt as O,nt as k,ot as A,pt as j,q as M,rt as N,st as P,t as F,v as I,vt as L,w as R,wt as z,yt as B}from"./format-Dp83eJf0.js";import{c as V,g as H,i as U,l as W,n as G,p as K,r as q}from"./Countdown-CoPBWTCw.js";import{n as J,r as Y,t as X}from"./RelativeTime-GQ917O3p.js";import{n as ee,t as te}from"./Spend-DoOcj2y-.js";import{a as Z,o as ne,r as re,t as ie}from"./index-sCSKJOxm.js";import{t as Q}from"./Problem-C9zJKIPh.js";import{t as ae}from"./check-BJxhjvZ9.js";import{n as oe,o as se,s as ce}from"./words-BVOFuT4H.js";var $=class extends String{__apiType;value;__meta__;constructor(e,t){super(e),this.value=e,this.__meta__=t}toString(){return this.value}};new $(`
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
    `),ve=new Set([`$$slots`,`$$events`,`$$legacy`]);function ye(e,t){let n=w(t,ve),r={name:`copy`,size:24,node:[[`rect`,{width:`14`,height:`14`,x:`8`,y:`8`,rx:`2`,ry:`2`}],[`path`,{d:`M4 16c-1.1 0-2-.9-2-2V4c0-1.1.9-2 2-2h10c1.1 0 2 .9 2 2`}]]};H(e,C(()=>n,{get icon(){return r}}))}var be=p(`<!> Copied`,1),xe=p(`<!> Copy`,1),Se=p(`<label class="svelte-1fah5vz"><span class="svelte-1fah5vz"> </span> <span class="row svelte-1fah5vz"><input readonly="" spellcheck="false" class="svelte-1fah5vz"/> <!></span></label> <p class="svelte-1fah5vz">It is shown this once. Keep it where nobody else reads it.</p>`,1);function Ce(t,r){B(r,!0);let a=j(!1),o;async function c(){o.select(),S(a,await(navigator.clipboard?.writeText(r.value).then(()=>!0,()=>!1)??!1),!0),re(u(a)?`${r.name} copied.`:`${r.name} is selected; copy it.`)}var l=Se(),p=A(l),h=_(p),v=P(h,!0),y=b(h,2),x=_(y);d(x),g(x,e=>o=e,()=>o);var C=b(x,2);G(C,{onclick:c,children:(e,t)=>{var r=f(),o=A(r),c=e=>{var t=be(),r=A(t);ae(r,{size:14,"aria-hidden":`true`}),n(),i(e,t)},l=e=>{var t=xe();ye(A(t),{size:14,"aria-hidden":`true`}),n(),i(e,t)};s(o,e=>{u(a)?e(c):e(l,-1)}),i(e,r)},$$slots:{default:!0}}),z(y),z(p),n(2),k(()=>{e(v,r.name),R(x,r.value)}),m(`focus`,x,()=>o.select()),i(t,l),L()}var we=p(`<div class="problem svelte-10n7de3"><!></div>`),Te=p(` <span class="badge svelte-10n7de3">signed in with it</span>`,1),Ee=p(`used <!>`,1),De=p(`Revoke<span class="hidden-visually"> </span>`,1),Oe=p(`<li class="svelte-10n7de3"><div><code> </code><!> <p class="muted svelte-10n7de3">made <!>, <!></p></div> <!></li>`),ke=p(`<!> <ul></ul>`,1),Ae=p(`<!> <!>`,1),je=p(`<p>Revoke <code> </code> for good? Programs that use it are refused from now on, and what is open with it ends. <!></p> <!>`,1),Me=p(`<!> <!> <!>`,1);function Ne(t,r){B(r,!0);let a=new W,o=new W,c=j(null),d=j(!1),p=j(null),m=j(!1);async function h(){let e=await a.run(async()=>{S(c,(await U(de,`createKey`,{input:{}})).key??null,!0)});S(d,e&&u(c)!==null,!0),e&&await r.onchanged()}async function g(e){await o.run(()=>U(fe,`revokeKey`,{input:{id:e.id}}))&&(S(m,!1),await r.onchanged())}var v=Me(),y=A(v);Y(y,{title:`Keys`,flush:!0,actions:e=>{G(e,{get busy(){return a.busy},onclick:h,children:(e,t)=>{n();var r=M(`Create key`);i(e,r)},$$slots:{default:!0}})},children:(t,c)=>{var d=ke(),f=A(d),h=e=>{var t=we(),n=_(t);Q(n,{get error(){return a.error}}),z(t),i(e,t)};s(f,e=>{a.error&&e(h)});var g=b(f,2);l(g,21,()=>r.keys,e=>e.id,(t,r)=>{var a=Oe(),c=_(a),l=_(c),d=P(l),f=b(l),h=e=>{var t=Te(),r=A(t,!0);r.nodeValue=` `,n(),i(e,t)};s(f,e=>{u(r).isCurrent&&e(h)});var g=b(f,2),v=b(_(g));X(v,{get time(){return u(r).createdAt}});var y=b(v,2),x=e=>{var t=Ee(),n=b(A(t));X(n,{get time(){return u(r).lastUsedAt}}),i(e,t)},C=e=>{var t=M(`never used`);i(e,t)};s(y,e=>{u(r).lastUsedAt?e(x):e(C,-1)}),z(g),z(c);var w=b(c,2);G(w,{kind:`ghost`,onclick:()=>{S(p,u(r)),o.error=null,S(m,!0)},children:(t,a)=>{n();var o=De(),s=b(A(o)),c=P(s);k(()=>e(c,` ${u(r).prefix??``}`)),i(t,o)},$$slots:{default:!0}}),z(a),k(()=>e(d,`${u(r).prefix??``}…`)),i(t,a)}),z(g),i(t,d)},$$slots:{actions:!0,default:!0}});var x=b(y,2);Z(x,{title:`Your new key`,onclose:()=>S(c,null),get open(){return u(d)},set open(e){S(d,e,!0)},actions:e=>{G(e,{kind:`primary`,onclick:()=>S(d,!1),children:(e,t)=>{n();var r=M(`Done`);i(e,r)},$$slots:{default:!0}})},children:(e,t)=>{var n=f(),r=A(n),a=e=>{Ce(e,{name:`Key`,get value(){return u(c)}})};s(r,e=>{u(c)&&e(a)}),i(e,n)},$$slots:{actions:!0,default:!0}});var C=b(x,2);Z(C,{title:`Revoke key`,get open(){return u(m)},set open(e){S(m,e,!0)},actions:e=>{var t=Ae(),r=A(t);G(r,{onclick:()=>S(m,!1),children:(e,t)=>{n();var r=M(`Cancel`);i(e,r)},$$slots:{default:!0}});var a=b(r,2);G(a,{kind:`danger`,get busy(){return o.busy},onclick:()=>u(p)&&g(u(p)),children:(e,t)=>{n();var r=M(`Revoke key`);i(e,r)},$$slots:{default:!0}}),i(e,t)},children:(t,n)=>{var r=je(),a=A(r),c=b(_(a)),l=P(c),d=b(c,2),f=e=>{var t=M(`You are signed in with it: this page will ask for another key.`);i(e,t)};s(d,e=>{u(p)?.isCurrent&&e(f)}),z(a);var m=b(a,2);Q(m,{get error(){return o.error}}),k(()=>e(l,`${u(p)?.prefix??``}…`)),i(t,r)},$$slots:{actions:!0,default:!0}}),i(t,v),L()}var Pe=p(`<span class="time svelte-7i9wof"> <!></span>`),Fe=p(`<span class="muted svelte-7i9wof">Not scheduled</span>`),Ie=p(`<!> <!>`,1),Le=p(`<li class="svelte-7i9wof"><time> </time> <span class="muted svelte-7i9wof"> </span></li>`),Re=p(`<p class="muted svelte-7i9wof"> </p> <ol></ol>`,1),ze=p(`<section class="svelte-7i9wof"><h3 class="svelte-7i9wof"> </h3> <p class="muted svelte-7i9wof"> </p> <div class="times svelte-7i9wof"><!> <!></div> <!></section>`);function Be(r,a){B(a,!0);let o=O(()=>se[a.tier.tier]),c=O(()=>a.tier.syncTimes.length>=a.tier.maxSyncTimes),d=O(()=>Array.from({length:96},(e,t)=>[Math.floor(t/4),t%4*15].map(e=>String(e).padStart(2,`0`)).join(`:`)).filter(e=>!a.tier.syncTimes.includes(e))),f=j(`08:00`),p=O(()=>u(d).includes(u(f))?u(f):u(d)[0]??``);var m=ze(),h=_(m),g=P(h,!0),v=b(h,2),C=P(v),w=b(v,2),T=_(w);l(T,16,()=>a.tier.syncTimes,e=>e,(t,n)=>{var r=Pe(),o=_(r),s=b(o);G(s,{kind:`ghost`,get label(){return`Remove ${n??``}`},get busy(){return a.busy},onclick:()=>a.onchange(a.tier.syncTimes.filter(e=>e!==n)),children:(e,t)=>{ne(e,{size:13,"aria-hidden":`true`})},$$slots:{default:!0}}),z(r),k(()=>e(o,`${n??``} `)),i(t,r)},e=>{var t=Fe();i(e,t)});var E=b(T,2),D=e=>{var t=Ie(),r=A(t);{let e=O(()=>u(d).map(e=>[e,e]));ce(r,{get label(){return`Time for ${u(o)??``}`},get value(){return u(p)},get options(){return u(e)},onchange:e=>S(f,e,!0)})}var s=b(r,2);G(s,{get busy(){return a.busy},onclick:()=>a.onchange([...a.tier.syncTimes,u(p)].sort()),children:(e,t)=>{n();var r=M(`Add time`);i(e,r)},$$slots:{default:!0}}),i(e,t)};s(E,e=>{u(c)||e(D)}),z(w);var N=b(w,2),I=n=>{var r=Re(),o=A(r),s=P(o),c=b(o,2);l(c,20,()=>a.tier.nextSyncTimes,e=>e,(n,r)=>{var o=Le(),s=_(o),c=P(s,!0),l=b(s,2),u=P(l,!0);z(o),k((n,i,a)=>{t(s,`datetime`,r),t(s,`title`,`${n??``}, your browser's time`),e(c,i),e(u,a)},[()=>F(r),()=>y(r,a.zone),()=>x(r,K())]),i(n,o)}),z(c),k(()=>{t(o,`id`,`next-${a.tier.tier??``}`),e(s,`Next syncs (${a.zone??``})`),t(c,`aria-labelledby`,`next-${a.tier.tier??``}`)}),i(n,r)};s(N,e=>{a.tier.nextSyncTimes.length>0&&e(I)}),z(m),k(()=>{t(m,`aria-label`,`${u(o)??``} schedule`),e(g,u(o)),e(C,`Up to ${a.tier.maxSyncTimes??``} ${a.tier.maxSyncTimes===1?`time`:`times`} of day; ${a.tier.maxSyncsPerDay??``} ${a.tier.maxSyncsPerDay===1?`sync`:`syncs`} a day, by hand and by schedule together.`)}),i(r,m),L()}var Ve=p(`<p class="note svelte-obyktx" role="status">Schedules pass over accounts without credit until <!>.</p>`),He=p(`<option></option>`),Ue=p(`<!> <form class="svelte-obyktx"><label class="svelte-obyktx"><span class="svelte-obyktx">Timezone</span> <input autocomplete="off" spellcheck="false"/></label> <datalist></datalist> <!> <!></form> <!> <!>`,1);function We(r,a){let c=o();B(a,!0);let f=new W,p=Intl.DateTimeFormat().resolvedOptions().timeZone,g=Intl.supportedValuesOf(`timeZone`),v=O(()=>a.settings.timezone??`UTC`),y=j(null);async function x(e){await f.run(()=>U(ue,`updateSyncSettings`,{input:e}))&&S(y,null),await a.onchanged()}function C(e){e.preventDefault(),u(y)!==null&&x({timezone:u(y).trim()})}var w=Ue(),T=A(w),E=e=>{var t=Ve(),r=b(_(t));ee(r,{get time(){return a.settings.pausedUntil}}),n(),z(t),i(e,t)};s(T,e=>{a.settings.pausedUntil&&e(E)});var D=b(T,2),N=_(D),P=b(_(N),2);d(P),z(N);var F=b(N,2);l(F,20,()=>g,e=>e,(e,t)=>{var n=He(),r={};k(()=>{r!==(r=t)&&(n.value=(n.__value=r)??``)}),i(e,n)}),z(F);var I=b(F,2);{let e=O(()=>u(y)===null||u(y).trim()===``||u(y)===u(v));G(I,{type:`submit`,get disabled(){return u(e)},get busy(){return f.busy},children:(e,t)=>{n();var r=M(`Save timezone`);i(e,r)},$$slots:{default:!0}})}var V=b(I,2),H=t=>{G(t,{kind:`ghost`,onclick:()=>x({timezone:p}),children:(t,r)=>{n();var a=M();k(()=>e(a,`Use ${p??``}`)),i(t,a)},$$slots:{default:!0}})};s(V,e=>{u(v)!==p&&e(H)}),z(D);var K=b(D,2);Q(K,{get error(){return f.error}});var q=b(K,2);l(q,17,()=>a.settings.tiers,e=>e.tier,(e,t)=>{Be(e,{get tier(){return u(t)},get zone(){return u(v)},get busy(){return f.busy},onchange:e=>x({tier:u(t).tier,syncTimes:e})})}),k(()=>{t(P,`list`,c),R(P,u(y)??u(v)),t(F,`id`,c)}),m(`submit`,D,C),h(`input`,P,e=>S(y,e.currentTarget.value,!0)),i(r,w),L()}a([`input`]);var Ge=p(`Paused <!>; what it is owed waits.`,1),Ke=p(`Failing since <!>.`,1),qe=p(`<bdi class="muted svelte-hnh3c2"> </bdi>`),Je=p(`<span class="muted svelte-hnh3c2">again <!></span>`),Ye=p(`<tr><td class="svelte-hnh3c2"><code> </code></td><td data-label="State" class="svelte-hnh3c2"><span> </span> <!></td><td class="number svelte-hnh3c2" data-label="People"><!></td><td class="number svelte-hnh3c2" data-label="Attempts"><!></td><td data-label="When" class="svelte-hnh3c2"><!> <!></td></tr>`),Xe=p(`<table class="cards"><caption class="hidden-visually"> </caption><thead><tr><th scope="col">Message</th><th scope="col">State</th><th scope="col" class="number">People</th><th scope="col" class="number">Attempts</th><th scope="col">When</th></tr></thead><tbody></tbody></table>`),Ze=p(`<p class="muted svelte-hnh3c2">Nothing was sent in the last 30 days.</p>`),Qe=p(`<article class="svelte-hnh3c2"><header class="svelte-hnh3c2"><h3 class="svelte-hnh3c2"><bdi> </bdi></h3> <span> </span></header> <p class="muted svelte-hnh3c2">Told of: <bdi> </bdi> <!></p> <div class="actions svelte-hnh3c2"><!> <!> <!> <!></div> <!></article>`);function $e(r,a){B(a,!0);let o={PENDING:`Under way`,DELIVERED:`Delivered`,FAILED:`Failed`},d=O(()=>{let{trackedAccountId:e,savedSearchId:t,sourceType:n,confidence:r,rating:i}=a.webhook.filter,o=[];return i&&o.push(i===`GOOD`?`rated good`:`rated bad`),r&&o.push(oe[r].toLowerCase()),n&&o.push(n===`LIKER`?`likers`:`followers`),e&&o.push(`of @${a.data.trackedAccounts.find(({id:t})=>t===e)?.handle??e}`),t&&o.push(`found by ${a.data.savedSearches.find(({id:e})=>e===t)?.name??t}`),o.length>0?o.join(`, `):`everybody who is found`});var f=Qe(),p=_(f),m=_(p),h=_(m),g=P(h,!0);z(m);var v=b(m,2),y=P(v,!0);z(p);var x=b(p,2),S=b(_(x)),C=P(S,!0),w=b(S),T=b(w),D=e=>{var t=Ge(),r=b(A(t));X(r,{get time(){return a.webhook.pausedAt}}),n(),i(e,t)},j=e=>{var t=Ke(),r=b(A(t));X(r,{get time(){return a.webhook.failingSince}}),n(),i(e,t)};s(T,e=>{a.webhook.pausedAt?e(D):a.webhook.failingSince&&e(j,1)}),z(x);var N=b(x,2),F=_(N),I=e=>{G(e,{kind:`primary`,get busy(){return a.busy},get onclick(){return a.onresume},children:(e,t)=>{n();var r=M(`Resume`);i(e,r)},$$slots:{default:!0}})};s(F,e=>{a.webhook.state===`PAUSED`&&e(I)});var R=b(F,2);G(R,{get busy(){return a.busy},get onclick(){return a.ontest},children:(e,t)=>{n();var r=M(`Send a test`);i(e,r)},$$slots:{default:!0}});var V=b(R,2);G(V,{get onclick(){return a.onrotate},children:(e,t)=>{n();var r=M(`Rotate secret`);i(e,r)},$$slots:{default:!0}});var H=b(V,2);G(H,{kind:`ghost`,get onclick(){return a.ondelete},children:(e,t)=>{n();var r=M(`Delete`);i(e,r)},$$slots:{default:!0}}),z(N);var U=b(N,2),W=n=>{var r=Xe(),d=_(r),f=P(d),p=b(d,2);l(p,21,()=>a.webhook.lastDeliveries,e=>e.messageId,(n,r)=>{var a=Ye(),l=_(a),d=_(l),f=P(d,!0);z(l);var p=b(l),m=_(p),h=P(m),g=b(m,2),v=t=>{var n=qe(),a=P(n,!0);k(()=>e(a,u(r).error)),i(t,n)};s(g,e=>{u(r).error&&e(v)}),z(p);var y=b(p),x=_(y);J(x,{get value(){return u(r).peopleCount}}),z(y);var S=b(y),C=_(S);J(C,{get value(){return u(r).attempts}}),z(S);var w=b(S),T=_(w);{let e=O(()=>u(r).lastAttemptAt??u(r).createdAt);X(T,{get time(){return u(e)}})}var D=b(T,2),A=e=>{var t=Je(),n=b(_(t));X(n,{get time(){return u(r).nextAttemptAt}}),z(t),i(e,t)};s(D,e=>{u(r).nextAttemptAt&&e(A)}),z(w),z(a),k(()=>{t(d,`title`,u(r).messageId),e(f,u(r).type),c(m,1,E(u(r).state),`svelte-hnh3c2`),e(h,`${o[u(r).state]??``}${u(r).responseStatus==null?``:`, ${u(r).responseStatus}`}`)}),i(n,a)}),z(p),z(r),k(()=>e(f,`Last deliveries to ${a.webhook.targetUrl??``}`)),i(n,r)},K=e=>{var t=Ze();i(e,t)};s(U,e=>{a.webhook.lastDeliveries.length>0?e(W):e(K,-1)}),z(f),k(n=>{t(f,`aria-label`,a.webhook.targetUrl),e(g,a.webhook.targetUrl),c(v,1,`badge ${a.webhook.state??``}`,`svelte-hnh3c2`),e(y,a.webhook.state===`ACTIVE`?`Active`:`Paused`),e(C,u(d)),e(w,`${n??``}. `)},[()=>a.webhook.events.includes(`run.failed`)?`, also by runs that fail`:``]),i(r,f),L()}var et=p(`<form class="svelte-et9w1s"><label class="svelte-et9w1s"><span class="svelte-et9w1s">Address</span> <input required="" type="url" maxlength="2048" autocomplete="off" spellcheck="false" placeholder="https://hooks.example.com/goodones"/></label> <!> <label class="check svelte-et9w1s"><input type="checkbox" class="svelte-et9w1s"/> Also at the end of a run that fails</label> <!> <div class="buttons svelte-et9w1s"><!> <!></div></form>`);function tt(e,t){B(t,!0);let a=new W,o=j(``),s=j(!1),c=D({}),f=O(()=>[[`trackedAccountId`,`Account`,[[``,`All accounts`],...t.accounts.map(({id:e,handle:t})=>[e,`@${t}`])]],[`savedSearchId`,`Search`,[[``,`All searches`],...t.searches.map(({id:e,name:t})=>[e,t])]],[`sourceType`,`Found as`,[[``,`Followers and likers`],[`FOLLOWER`,`Followers`],[`LIKER`,`Likers`]]],[`confidence`,`Confidence`,[[``,`Any confidence`],[`FULL`,`Full matches`],[`MAYBE`,`Maybe`]]],[`rating`,`When`,[[``,`When they are found`],[`GOOD`,`When you rate them good`],[`BAD`,`When you rate them bad`]]]]);function p(e){e.preventDefault(),a.run(async()=>{let e=Object.fromEntries(Object.entries(c).filter(([,e])=>e!==``)),n={targetUrl:u(o).trim(),events:u(s)?[`run.completed`,`run.failed`]:[`run.completed`],filter:e};t.oncreated((await U(pe,`createWebhook`,{input:n})).secret)})}var h=et(),g=_(h),y=b(_(g),2);d(y),T(y,!0),z(g);var x=b(g,2);l(x,17,()=>u(f),([e,t,n])=>e,(e,t)=>{var n=O(()=>r(u(t),3));let i=()=>u(n)[0],a=()=>u(n)[1],o=()=>u(n)[2];{let t=O(()=>c[i()]??``);ce(e,{labelled:!0,get label(){return a()},get options(){return o()},get value(){return u(t)},onchange:e=>c[i()]=e})}});var C=b(x,2),w=_(C);d(w),n(),z(C);var E=b(C,2);Q(E,{get error(){return a.error}});var k=b(E,2),A=_(k);G(A,{get onclick(){return t.oncancel},children:(e,t)=>{n();var r=M(`Cancel`);i(e,r)},$$slots:{default:!0}});var N=b(A,2);G(N,{kind:`primary`,type:`submit`,get busy(){return a.busy},children:(e,t)=>{n();var r=M(`Create`);i(e,r)},$$slots:{default:!0}}),z(k),z(h),m(`submit`,h,p),v(y,()=>u(o),e=>S(o,e)),I(w,()=>u(s),e=>S(s,e)),i(e,h),L()}var nt=p(`<p class="svelte-1tczatx">A webhook tells Zapier, n8n or a server of yours of each good one as it is found.</p>`),rt=p(`<div class="problem svelte-1tczatx"><!></div>`),it=p(`<li class="svelte-1tczatx"><!> <!></li>`),at=p(`<ul></ul>`),ot=p(`<p class="svelte-1tczatx">Receivers check by it that a message comes from here.</p> <!>`,1),st=p(`<!> <!>`,1),ct=p(`<p class="svelte-1tczatx">Make a new secret for <bdi> </bdi>? For 24 hours messages are signed by the one before, too.</p> <!>`,1),lt=p(`<p class="svelte-1tczatx">Delete the webhook to <bdi> </bdi>, with all that it is owed?</p> <!>`,1),ut=p(`<!> <!> <!> <!> <!>`,1);function dt(t,r){B(r,!0);let a=new W,o=new W,c=j(null),d=j(!1),p=j(null),m=j(!1),h=j(null),g=j(!1),v=j(!1),y=O(()=>r.data.webhooks.some(({state:e,lastDeliveries:t})=>t.some(t=>t.state===`PENDING`&&t.nextAttemptAt==null&&(e===`ACTIVE`||t.type===`webhook.test`))));N(()=>{if(r.data,!u(y))return;let e=setTimeout(r.onchanged,2e3);return()=>clearTimeout(e)});async function x(e,t,n){S(c,e,!0),await a.run(t)&&re(n),await r.onchanged()}let C=e=>x(e,()=>U(he,`testWebhook`,{input:{id:e}}),`A test is on its way.`),w=e=>x(e,()=>U(ge,`resumeWebhook`,{input:{id:e}}),`The webhook is active again.`);function T(e){S(p,e??null,!0),S(m,u(p)!==null)}async function E({id:e}){await o.run(async()=>{let t=await U(me,`rotateWebhookSecret`,{input:{id:e}});S(g,!1),T(t.secret)})&&await r.onchanged()}async function D({id:e}){await o.run(()=>U(_e,`deleteWebhook`,{input:{id:e}}))&&(S(v,!1),await r.onchanged())}async function F(e){S(d,!1),T(e),await r.onchanged()}var I=ut(),R=A(I);Y(R,{title:`Webhooks`,flush:!0,actions:e=>{G(e,{onclick:()=>S(d,!0),children:(e,t)=>{n();var r=M(`Create webhook`);i(e,r)},$$slots:{default:!0}})},children:(e,t)=>{var n=f(),d=A(n),p=e=>{ie(e,{title:`No webhook yet`,children:(e,t)=>{var n=nt();i(e,n)},$$slots:{default:!0}})},m=e=>{var t=at();l(t,21,()=>r.data.webhooks,e=>e.id,(e,t)=>{var n=it(),l=_(n);{let e=O(()=>a.busy&&u(c)===u(t).id);$e(l,{get webhook(){return u(t)},get data(){return r.data},get busy(){return u(e)},ontest:()=>C(u(t).id),onresume:()=>w(u(t).id),onrotate:()=>{S(h,u(t)),o.error=null,S(g,!0)},ondelete:()=>{S(h,u(t)),o.error=null,S(v,!0)}})}var d=b(l,2),f=e=>{var t=rt(),n=_(t);Q(n,{get error(){return a.error}}),z(t),i(e,t)};s(d,e=>{u(c)===u(t).id&&a.error&&e(f)}),z(n),i(e,n)}),z(t),i(e,t)};s(d,e=>{r.data.webhooks.length===0?e(p):e(m,-1)}),i(e,n)},$$slots:{actions:!0,default:!0}});var V=b(R,2);Z(V,{title:`Create webhook`,get open(){return u(d)},set open(e){S(d,e,!0)},children:(e,t)=>{tt(e,{get accounts(){return r.data.trackedAccounts},get searches(){return r.data.savedSearches},oncreated:F,oncancel:()=>S(d,!1)})},$$slots:{default:!0}});var H=b(V,2);Z(H,{title:`Signing secret`,onclose:()=>S(p,null),get open(){return u(m)},set open(e){S(m,e,!0)},actions:e=>{G(e,{kind:`primary`,onclick:()=>S(m,!1),children:(e,t)=>{n();var r=M(`Done`);i(e,r)},$$slots:{default:!0}})},children:(e,t)=>{var n=ot(),r=b(A(n),2),a=e=>{Ce(e,{name:`Secret`,get value(){return u(p)}})};s(r,e=>{u(p)&&e(a)}),i(e,n)},$$slots:{actions:!0,default:!0}});var K=b(H,2);Z(K,{title:`Rotate secret`,get open(){return u(g)},set open(e){S(g,e,!0)},actions:e=>{var t=st(),r=A(t);G(r,{onclick:()=>S(g,!1),children:(e,t)=>{n();var r=M(`Cancel`);i(e,r)},$$slots:{default:!0}});var a=b(r,2);G(a,{kind:`primary`,get busy(){return o.busy},onclick:()=>u(h)&&E(u(h)),children:(e,t)=>{n();var r=M(`Rotate secret`);i(e,r)},$$slots:{default:!0}}),i(e,t)},children:(t,r)=>{var a=ct(),s=A(a),c=b(_(s)),l=P(c,!0);n(),z(s);var d=b(s,2);Q(d,{get error(){return o.error}}),k(()=>e(l,u(h)?.targetUrl)),i(t,a)},$$slots:{actions:!0,default:!0}});var q=b(K,2);Z(q,{title:`Delete webhook`,get open(){return u(v)},set open(e){S(v,e,!0)},actions:e=>{var t=st(),r=A(t);G(r,{onclick:()=>S(v,!1),children:(e,t)=>{n();var r=M(`Cancel`);i(e,r)},$$slots:{default:!0}});var a=b(r,2);G(a,{kind:`danger`,get busy(){return o.busy},onclick:()=>u(h)&&D(u(h)),children:(e,t)=>{n();var r=M(`Delete webhook`);i(e,r)},$$slots:{default:!0}}),i(e,t)},children:(t,r)=>{var a=lt(),s=A(a),c=b(_(s)),l=P(c,!0);n(),z(s);var d=b(s,2);Q(d,{get error(){return o.error}}),k(()=>e(l,u(h)?.targetUrl)),i(t,a)},$$slots:{actions:!0,default:!0}}),i(t,I),L()}var ft=p(`<p class="muted svelte-88as1s">This server has no cap for a month. Each run has its own.</p>`),pt=p(`<!> <!>`,1),mt=p(`<h1 class="svelte-88as1s">Settings</h1> <div class="grid svelte-88as1s"><div class="svelte-88as1s"><!> <!></div> <div class="svelte-88as1s"><!> <!></div></div>`,1);function ht(e,t){B(t,!0);let r=new q(e=>V(le,{},e)),a=O(()=>r.data);N(()=>(r.load(),()=>r.stop()));var o=mt(),c=b(A(o),2),l=_(c),d=_(l);Y(d,{title:`Schedules`,get resource(){return r},lines:8,children:(e,t)=>{var n=f(),o=A(n),c=e=>{We(e,{get settings(){return u(a).syncSettings},get onchanged(){return r.load}})};s(o,e=>{u(a)&&e(c)}),i(e,n)},$$slots:{default:!0}});var p=b(d,2),m=e=>{dt(e,{get data(){return u(a)},get onchanged(){return r.load}})},h=e=>{Y(e,{title:`Webhooks`,get resource(){return r},lines:4,children:(e,t)=>{n();var r=M();r.nodeValue=``,i(e,r)},$$slots:{default:!0}})};s(p,e=>{u(a)?e(m):e(h,-1)}),z(l);var g=b(l,2),v=_(g);Y(v,{title:`Budget`,get resource(){return r},lines:2,children:(e,t)=>{var n=f(),r=A(n),o=e=>{var t=pt(),n=A(t);te(n,{get usage(){return u(a).viewer.usage}});var r=b(n,2),o=e=>{var t=ft();i(e,t)};s(r,e=>{u(a).viewer.usage.monthlyBudgetUsd??e(o)}),i(e,t)};s(r,e=>{u(a)&&e(o)}),i(e,n)},$$slots:{default:!0}});var y=b(v,2),x=e=>{Ne(e,{get keys(){return u(a).viewer.apiKeys},get onchanged(){return r.load}})},S=e=>{Y(e,{title:`Keys`,get resource(){return r},lines:3,children:(e,t)=>{n();var r=M();r.nodeValue=``,i(e,r)},$$slots:{default:!0}})};s(y,e=>{u(a)?e(x):e(S,-1)}),z(g),z(c),i(e,o),L()}export{ht as default};