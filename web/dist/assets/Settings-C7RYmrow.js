import{$ as e,A as t,C as n,Dt as r,E as i,F as a,G as o,H as s,I as c,J as l,L as u,M as d,Ot as f,P as p,Q as m,St as h,Tt as g,V as _,Z as v,_t as y,at as b,bt as x,ct as S,dt as C,et as w,f as T,ft as E,gt as D,ht as O,i as k,it as A,j,k as M,kt as N,l as P,m as F,mt as I,n as L,nt as R,ot as z,p as B,r as V,rt as H,v as U,vt as W,wt as G,xt as K,y as q,yt as J}from"./Countdown-CEhdvqAJ.js";import{n as Y,t as X}from"./RelativeTime-DvPO99Kt.js";import{t as ee}from"./Spend-BDx9HZio.js";import{a as te,i as Z,n as ne}from"./index-225p7pDX.js";import{t as Q}from"./Problem-BqgmFXpD.js";import{t as re}from"./check-PgadmORT.js";import{n as ie,o as ae,s as oe}from"./words-BHCD-wSj.js";import{t as se}from"./Number-S5Kj8Tk6.js";var $=class extends String{__apiType;value;__meta__;constructor(e,t){super(e),this.value=e,this.__meta__=t}toString(){return this.value}};new $(`
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
    `,{fragmentName:`SettingsWebhook`});var ce=new $(`
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
}`),le=new $(`
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
}`),ue=new $(`
    mutation SettingsCreateKey($input: CreateKeyInput!) {
  createKey(input: $input) {
    key
    userErrors {
      message
    }
  }
}
    `),de=new $(`
    mutation SettingsRevokeKey($input: RevokeKeyInput!) {
  revokeKey(input: $input) {
    revokedKeyId
    userErrors {
      message
    }
  }
}
    `),fe=new $(`
    mutation SettingsCreateWebhook($input: CreateWebhookInput!) {
  createWebhook(input: $input) {
    secret
    userErrors {
      message
    }
  }
}
    `),pe=new $(`
    mutation SettingsRotateSecret($input: RotateWebhookSecretInput!) {
  rotateWebhookSecret(input: $input) {
    secret
    userErrors {
      message
    }
  }
}
    `),me=new $(`
    mutation SettingsTestWebhook($input: TestWebhookInput!) {
  testWebhook(input: $input) {
    userErrors {
      message
    }
  }
}
    `),he=new $(`
    mutation SettingsResumeWebhook($input: ResumeWebhookInput!) {
  resumeWebhook(input: $input) {
    userErrors {
      message
    }
  }
}
    `),ge=new $(`
    mutation SettingsDeleteWebhook($input: DeleteWebhookInput!) {
  deleteWebhook(input: $input) {
    userErrors {
      message
    }
  }
}
    `),_e=new Set([`$$slots`,`$$events`,`$$legacy`]);function ve(e,n){let r=M(n,_e),a={name:`copy`,size:24,node:[[`rect`,{width:`14`,height:`14`,x:`8`,y:`8`,rx:`2`,ry:`2`}],[`path`,{d:`M4 16c-1.1 0-2-.9-2-2V4c0-1.1.9-2 2-2h10c1.1 0 2 .9 2 2`}]]};i(e,t(()=>r,{get icon(){return a}}))}var ye=w(`<!> Copied`,1),be=w(`<!> Copy`,1),xe=w(`<label class="svelte-1fah5vz"><span class="svelte-1fah5vz"> </span> <span class="row svelte-1fah5vz"><input readonly="" spellcheck="false" class="svelte-1fah5vz"/> <!></span></label> <p class="svelte-1fah5vz">It is shown this once. Keep it where nobody else reads it.</p>`,1);function Se(t,n){g(n,!0);let i=x(!1),o;async function s(){o.select(),J(i,await(navigator.clipboard?.writeText(n.value).then(()=>!0,()=>!1)??!1),!0),ne(S(i)?`${n.name} copied.`:`${n.name} is selected; copy it.`)}var c=xe(),d=O(c),p=I(d),h=D(p,!0),_=y(p,2),b=I(_);a(b),j(b,e=>o=e,()=>o);var w=y(b,2);V(w,{onclick:s,children:(t,n)=>{var a=e(),o=O(a),s=e=>{var t=ye(),n=O(t);re(n,{size:14,"aria-hidden":`true`}),r(),m(e,t)},c=e=>{var t=be();ve(O(t),{size:14,"aria-hidden":`true`}),r(),m(e,t)};l(o,e=>{S(i)?e(s):e(c,-1)}),m(t,a)},$$slots:{default:!0}}),f(_),f(d),r(2),C(()=>{v(h,n.name),u(b,n.value)}),z(`focus`,b,()=>o.select()),m(t,c),G()}var Ce=w(`<div class="problem svelte-10n7de3"><!></div>`),we=w(` <span class="badge svelte-10n7de3">signed in with it</span>`,1),Te=w(`used <!>`,1),Ee=w(`Revoke<span class="hidden-visually"> </span>`,1),De=w(`<li class="svelte-10n7de3"><div><code> </code><!> <p class="muted svelte-10n7de3">made <!>, <!></p></div> <!></li>`),Oe=w(`<!> <ul></ul>`,1),ke=w(`<!> <!>`,1),Ae=w(`<p>Revoke <code> </code> for good? Programs that use it are refused from now on, and what is open with it ends. <!></p> <!>`,1),je=w(`<!> <!> <!>`,1);function Me(t,n){g(n,!0);let i=new q,a=new q,s=x(null),c=x(!1),u=x(null),d=x(!1);async function p(){let e=await i.run(async()=>{J(s,(await F(ue,`createKey`,{input:{}})).key??null,!0)});J(c,e&&S(s)!==null,!0),e&&await n.onchanged()}async function h(e){await a.run(()=>F(de,`revokeKey`,{input:{id:e.id}}))&&(J(d,!1),await n.onchanged())}var _=je(),b=O(_);Y(b,{title:`Keys`,flush:!0,actions:e=>{V(e,{get busy(){return i.busy},onclick:p,children:(e,t)=>{r();var n=H(`Create key`);m(e,n)},$$slots:{default:!0}})},children:(e,t)=>{var s=Oe(),c=O(s),p=e=>{var t=Ce(),n=I(t);Q(n,{get error(){return i.error}}),f(t),m(e,t)};l(c,e=>{i.error&&e(p)});var h=y(c,2);o(h,21,()=>n.keys,e=>e.id,(e,t)=>{var n=De(),i=I(n),o=I(i),s=D(o),c=y(o),p=e=>{var t=we(),n=O(t,!0);n.nodeValue=` `,r(),m(e,t)};l(c,e=>{S(t).isCurrent&&e(p)});var h=y(c,2),g=y(I(h));X(g,{get time(){return S(t).createdAt}});var _=y(g,2),b=e=>{var n=Te(),r=y(O(n));X(r,{get time(){return S(t).lastUsedAt}}),m(e,n)},x=e=>{var t=H(`never used`);m(e,t)};l(_,e=>{S(t).lastUsedAt?e(b):e(x,-1)}),f(h),f(i);var w=y(i,2);V(w,{kind:`ghost`,onclick:()=>{J(u,S(t)),a.error=null,J(d,!0)},children:(e,n)=>{r();var i=Ee(),a=y(O(i)),o=D(a);C(()=>v(o,` ${S(t).prefix??``}`)),m(e,i)},$$slots:{default:!0}}),f(n),C(()=>v(s,`${S(t).prefix??``}…`)),m(e,n)}),f(h),m(e,s)},$$slots:{actions:!0,default:!0}});var w=y(b,2);Z(w,{title:`Your new key`,onclose:()=>J(s,null),get open(){return S(c)},set open(e){J(c,e,!0)},actions:e=>{V(e,{kind:`primary`,onclick:()=>J(c,!1),children:(e,t)=>{r();var n=H(`Done`);m(e,n)},$$slots:{default:!0}})},children:(t,n)=>{var r=e(),i=O(r),a=e=>{Se(e,{name:`Key`,get value(){return S(s)}})};l(i,e=>{S(s)&&e(a)}),m(t,r)},$$slots:{actions:!0,default:!0}});var T=y(w,2);Z(T,{title:`Revoke key`,get open(){return S(d)},set open(e){J(d,e,!0)},actions:e=>{var t=ke(),n=O(t);V(n,{onclick:()=>J(d,!1),children:(e,t)=>{r();var n=H(`Cancel`);m(e,n)},$$slots:{default:!0}});var i=y(n,2);V(i,{kind:`danger`,get busy(){return a.busy},onclick:()=>S(u)&&h(S(u)),children:(e,t)=>{r();var n=H(`Revoke key`);m(e,n)},$$slots:{default:!0}}),m(e,t)},children:(e,t)=>{var n=Ae(),r=O(n),i=y(I(r)),o=D(i),s=y(i,2),c=e=>{var t=H(`You are signed in with it: this page will ask for another key.`);m(e,t)};l(s,e=>{S(u)?.isCurrent&&e(c)}),f(r);var d=y(r,2);Q(d,{get error(){return a.error}}),C(()=>v(o,`${S(u)?.prefix??``}…`)),m(e,n)},$$slots:{actions:!0,default:!0}}),m(t,_),G()}var Ne=w(`<span class="time svelte-7i9wof"> <!></span>`),Pe=w(`<span class="muted svelte-7i9wof">Not scheduled</span>`),Fe=w(`<!> <!>`,1),Ie=w(`<li class="svelte-7i9wof"><time> </time> <span class="muted svelte-7i9wof"> </span></li>`),Le=w(`<p class="muted svelte-7i9wof"> </p> <ol></ol>`,1),Re=w(`<section class="svelte-7i9wof"><h3 class="svelte-7i9wof"> </h3> <p class="muted svelte-7i9wof"> </p> <div class="times svelte-7i9wof"><!> <!></div> <!></section>`);function ze(e,t){g(t,!0);let i=K(()=>ae[t.tier.tier]),a=K(()=>t.tier.syncTimes.length>=t.tier.maxSyncTimes),s=K(()=>Array.from({length:96},(e,t)=>[Math.floor(t/4),t%4*15].map(e=>String(e).padStart(2,`0`)).join(`:`)).filter(e=>!t.tier.syncTimes.includes(e))),u=x(`08:00`),d=K(()=>S(s).includes(S(u))?S(u):S(s)[0]??``);var p=Re(),h=I(p),_=D(h,!0),b=y(h,2),w=D(b),E=y(b,2),A=I(E);o(A,16,()=>t.tier.syncTimes,e=>e,(e,n)=>{var r=Ne(),i=I(r),a=y(i);V(a,{kind:`ghost`,get label(){return`Remove ${n??``}`},get busy(){return t.busy},onclick:()=>t.onchange(t.tier.syncTimes.filter(e=>e!==n)),children:(e,t)=>{te(e,{size:13,"aria-hidden":`true`})},$$slots:{default:!0}}),f(r),C(()=>v(i,`${n??``} `)),m(e,r)},e=>{var t=Pe();m(e,t)});var j=y(A,2),M=e=>{var n=Fe(),a=O(n);{let e=K(()=>S(s).map(e=>[e,e]));oe(a,{get label(){return`Time for ${S(i)??``}`},get value(){return S(d)},get options(){return S(e)},onchange:e=>J(u,e,!0)})}var o=y(a,2);V(o,{get busy(){return t.busy},onclick:()=>t.onchange([...t.tier.syncTimes,S(d)].sort()),children:(e,t)=>{r();var n=H(`Add time`);m(e,n)},$$slots:{default:!0}}),m(e,n)};l(j,e=>{S(a)||e(M)}),f(E);var N=y(E,2),F=e=>{var r=Le(),i=O(r),a=D(i),s=y(i,2);o(s,20,()=>t.tier.nextSyncTimes,e=>e,(e,r)=>{var i=Ie(),a=I(i),o=D(a,!0),s=y(a,2),l=D(s,!0);f(i),C((e,t,n)=>{c(a,`datetime`,r),c(a,`title`,`${e??``}, your browser's time`),v(o,t),v(l,n)},[()=>k(r),()=>P(r,t.zone),()=>T(r,n())]),m(e,i)}),f(s),C(()=>{c(i,`id`,`next-${t.tier.tier??``}`),v(a,`Next syncs (${t.zone??``})`),c(s,`aria-labelledby`,`next-${t.tier.tier??``}`)}),m(e,r)};l(N,e=>{t.tier.nextSyncTimes.length>0&&e(F)}),f(p),C(()=>{c(p,`aria-label`,`${S(i)??``} schedule`),v(_,S(i)),v(w,`Up to ${t.tier.maxSyncTimes??``} ${t.tier.maxSyncTimes===1?`time`:`times`} of day; ${t.tier.maxSyncsPerDay??``} ${t.tier.maxSyncsPerDay===1?`sync`:`syncs`} a day, by hand and by schedule together.`)}),m(e,p),G()}var Be=w(`<p class="note svelte-obyktx" role="status">Schedules pass over accounts without credit until <!>.</p>`),Ve=w(`<option></option>`),He=w(`<!> <form class="svelte-obyktx"><label class="svelte-obyktx"><span class="svelte-obyktx">Timezone</span> <input autocomplete="off" spellcheck="false"/></label> <datalist></datalist> <!> <!></form> <!> <!>`,1);function Ue(e,t){let n=R();g(t,!0);let i=new q,s=Intl.DateTimeFormat().resolvedOptions().timeZone,d=Intl.supportedValuesOf(`timeZone`),p=K(()=>t.settings.timezone??`UTC`),h=x(null);async function _(e){await i.run(()=>F(le,`updateSyncSettings`,{input:e}))&&J(h,null),await t.onchanged()}function w(e){e.preventDefault(),S(h)!==null&&_({timezone:S(h).trim()})}var T=He(),E=O(T),D=e=>{var n=Be(),i=y(I(n));X(i,{get time(){return t.settings.pausedUntil}}),r(),f(n),m(e,n)};l(E,e=>{t.settings.pausedUntil&&e(D)});var k=y(E,2),A=I(k),j=y(I(A),2);a(j),f(A);var M=y(A,2);o(M,20,()=>d,e=>e,(e,t)=>{var n=Ve(),r={};C(()=>{r!==(r=t)&&(n.value=(n.__value=r)??``)}),m(e,n)}),f(M);var N=y(M,2);{let e=K(()=>S(h)===null||S(h).trim()===``||S(h)===S(p));V(N,{type:`submit`,get disabled(){return S(e)},get busy(){return i.busy},children:(e,t)=>{r();var n=H(`Save timezone`);m(e,n)},$$slots:{default:!0}})}var P=y(N,2),L=e=>{V(e,{kind:`ghost`,onclick:()=>_({timezone:s}),children:(e,t)=>{r();var n=H();C(()=>v(n,`Use ${s??``}`)),m(e,n)},$$slots:{default:!0}})};l(P,e=>{S(p)!==s&&e(L)}),f(k);var B=y(k,2);Q(B,{get error(){return i.error}});var U=y(B,2);o(U,17,()=>t.settings.tiers,e=>e.tier,(e,t)=>{ze(e,{get tier(){return S(t)},get zone(){return S(p)},get busy(){return i.busy},onchange:e=>_({tier:S(t).tier,syncTimes:e})})}),C(()=>{c(j,`list`,n),u(j,S(h)??S(p)),c(M,`id`,n)}),z(`submit`,k,w),b(`input`,j,e=>J(h,e.currentTarget.value,!0)),m(e,T),G()}A([`input`]);var We=w(`Paused <!>; what it is owed waits.`,1),Ge=w(`Failing since <!>.`,1),Ke=w(`<bdi class="muted svelte-hnh3c2"> </bdi>`),qe=w(`<span class="muted svelte-hnh3c2">again <!></span>`),Je=w(`<tr><td class="svelte-hnh3c2"><code> </code></td><td data-label="State" class="svelte-hnh3c2"><span> </span> <!></td><td class="number svelte-hnh3c2" data-label="People"><!></td><td class="number svelte-hnh3c2" data-label="Attempts"><!></td><td data-label="When" class="svelte-hnh3c2"><!> <!></td></tr>`),Ye=w(`<table class="cards"><caption class="hidden-visually"> </caption><thead><tr><th scope="col">Message</th><th scope="col">State</th><th scope="col" class="number">People</th><th scope="col" class="number">Attempts</th><th scope="col">When</th></tr></thead><tbody></tbody></table>`),Xe=w(`<p class="muted svelte-hnh3c2">Nothing was sent in the last 30 days.</p>`),Ze=w(`<article class="svelte-hnh3c2"><header class="svelte-hnh3c2"><h3 class="svelte-hnh3c2"><bdi> </bdi></h3> <span> </span></header> <p class="muted svelte-hnh3c2">Told of: <bdi> </bdi> <!></p> <div class="actions svelte-hnh3c2"><!> <!> <!> <!></div> <!></article>`);function Qe(e,t){g(t,!0);let n={PENDING:`Under way`,DELIVERED:`Delivered`,FAILED:`Failed`},i=K(()=>{let{trackedAccountId:e,savedSearchId:n,sourceType:r,confidence:i,rating:a}=t.webhook.filter,o=[];return a&&o.push(a===`GOOD`?`rated good`:`rated bad`),i&&o.push(ie[i].toLowerCase()),r&&o.push(r===`LIKER`?`likers`:`followers`),e&&o.push(`of @${t.data.trackedAccounts.find(({id:t})=>t===e)?.handle??e}`),n&&o.push(`found by ${t.data.savedSearches.find(({id:e})=>e===n)?.name??n}`),o.length>0?o.join(`, `):`everybody who is found`});var a=Ze(),u=I(a),d=I(u),p=I(d),h=D(p,!0);f(d);var b=y(d,2),x=D(b,!0);f(u);var w=y(u,2),T=y(I(w)),E=D(T,!0),k=y(T),A=y(k),j=e=>{var n=We(),i=y(O(n));X(i,{get time(){return t.webhook.pausedAt}}),r(),m(e,n)},M=e=>{var n=Ge(),i=y(O(n));X(i,{get time(){return t.webhook.failingSince}}),r(),m(e,n)};l(A,e=>{t.webhook.pausedAt?e(j):t.webhook.failingSince&&e(M,1)}),f(w);var N=y(w,2),P=I(N),F=e=>{V(e,{kind:`primary`,get busy(){return t.busy},get onclick(){return t.onresume},children:(e,t)=>{r();var n=H(`Resume`);m(e,n)},$$slots:{default:!0}})};l(P,e=>{t.webhook.state===`PAUSED`&&e(F)});var L=y(P,2);V(L,{get busy(){return t.busy},get onclick(){return t.ontest},children:(e,t)=>{r();var n=H(`Send a test`);m(e,n)},$$slots:{default:!0}});var R=y(L,2);V(R,{get onclick(){return t.onrotate},children:(e,t)=>{r();var n=H(`Rotate secret`);m(e,n)},$$slots:{default:!0}});var z=y(R,2);V(z,{kind:`ghost`,get onclick(){return t.ondelete},children:(e,t)=>{r();var n=H(`Delete`);m(e,n)},$$slots:{default:!0}}),f(N);var B=y(N,2),U=e=>{var r=Ye(),i=I(r),a=D(i),u=y(i,2);o(u,21,()=>t.webhook.lastDeliveries,e=>e.messageId,(e,t)=>{var r=Je(),i=I(r),a=I(i),o=D(a,!0);f(i);var u=y(i),d=I(u),p=D(d),h=y(d,2),g=e=>{var n=Ke(),r=D(n,!0);C(()=>v(r,S(t).error)),m(e,n)};l(h,e=>{S(t).error&&e(g)}),f(u);var b=y(u),x=I(b);se(x,{get value(){return S(t).peopleCount}}),f(b);var w=y(b),T=I(w);se(T,{get value(){return S(t).attempts}}),f(w);var E=y(w),O=I(E);{let e=K(()=>S(t).lastAttemptAt??S(t).createdAt);X(O,{get time(){return S(e)}})}var k=y(O,2),A=e=>{var n=qe(),r=y(I(n));X(r,{get time(){return S(t).nextAttemptAt}}),f(n),m(e,n)};l(k,e=>{S(t).nextAttemptAt&&e(A)}),f(E),f(r),C(()=>{c(a,`title`,S(t).messageId),v(o,S(t).type),_(d,1,s(S(t).state),`svelte-hnh3c2`),v(p,`${n[S(t).state]??``}${S(t).responseStatus==null?``:`, ${S(t).responseStatus}`}`)}),m(e,r)}),f(u),f(r),C(()=>v(a,`Last deliveries to ${t.webhook.targetUrl??``}`)),m(e,r)},W=e=>{var t=Xe();m(e,t)};l(B,e=>{t.webhook.lastDeliveries.length>0?e(U):e(W,-1)}),f(a),C(e=>{c(a,`aria-label`,t.webhook.targetUrl),v(h,t.webhook.targetUrl),_(b,1,`badge ${t.webhook.state??``}`,`svelte-hnh3c2`),v(x,t.webhook.state===`ACTIVE`?`Active`:`Paused`),v(E,S(i)),v(k,`${e??``}. `)},[()=>t.webhook.events.includes(`run.failed`)?`, also by runs that fail`:``]),m(e,a),G()}var $e=w(`<form class="svelte-et9w1s"><label class="svelte-et9w1s"><span class="svelte-et9w1s">Address</span> <input required="" type="url" maxlength="2048" autocomplete="off" spellcheck="false" placeholder="https://hooks.example.com/goodones"/></label> <!> <label class="check svelte-et9w1s"><input type="checkbox" class="svelte-et9w1s"/> Also at the end of a run that fails</label> <!> <div class="buttons svelte-et9w1s"><!> <!></div></form>`);function et(e,t){g(t,!0);let n=new q,i=x(``),s=x(!1),c=W({}),l=K(()=>[[`trackedAccountId`,`Account`,[[``,`All accounts`],...t.accounts.map(({id:e,handle:t})=>[e,`@${t}`])]],[`savedSearchId`,`Search`,[[``,`All searches`],...t.searches.map(({id:e,name:t})=>[e,t])]],[`sourceType`,`Found as`,[[``,`Followers and likers`],[`FOLLOWER`,`Followers`],[`LIKER`,`Likers`]]],[`confidence`,`Confidence`,[[``,`Any confidence`],[`FULL`,`Full matches`],[`MAYBE`,`Maybe`]]],[`rating`,`When`,[[``,`When they are found`],[`GOOD`,`When you rate them good`],[`BAD`,`When you rate them bad`]]]]);function u(e){e.preventDefault(),n.run(async()=>{let e=Object.fromEntries(Object.entries(c).filter(([,e])=>e!==``)),n={targetUrl:S(i).trim(),events:S(s)?[`run.completed`,`run.failed`]:[`run.completed`],filter:e};t.oncreated((await F(fe,`createWebhook`,{input:n})).secret)})}var _=$e(),v=I(_),b=y(I(v),2);a(b),h(b,!0),f(v);var C=y(v,2);o(C,17,()=>S(l),([e,t,n])=>e,(e,t)=>{var n=K(()=>N(S(t),3));let r=()=>S(n)[0],i=()=>S(n)[1],a=()=>S(n)[2];{let t=K(()=>c[r()]??``);oe(e,{labelled:!0,get label(){return i()},get options(){return a()},get value(){return S(t)},onchange:e=>c[r()]=e})}});var w=y(C,2),T=I(w);a(T),r(),f(w);var E=y(w,2);Q(E,{get error(){return n.error}});var D=y(E,2),O=I(D);V(O,{get onclick(){return t.oncancel},children:(e,t)=>{r();var n=H(`Cancel`);m(e,n)},$$slots:{default:!0}});var k=y(O,2);V(k,{kind:`primary`,type:`submit`,get busy(){return n.busy},children:(e,t)=>{r();var n=H(`Create`);m(e,n)},$$slots:{default:!0}}),f(D),f(_),z(`submit`,_,u),p(b,()=>S(i),e=>J(i,e)),d(T,()=>S(s),e=>J(s,e)),m(e,_),G()}var tt=w(`<p class="svelte-1tczatx">A webhook tells Zapier, n8n or a server of yours of each good one as it is found.</p>`),nt=w(`<div class="problem svelte-1tczatx"><!></div>`),rt=w(`<li class="svelte-1tczatx"><!> <!></li>`),it=w(`<ul></ul>`),at=w(`<p class="svelte-1tczatx">Receivers check by it that a message comes from here.</p> <!>`,1),ot=w(`<!> <!>`,1),st=w(`<p class="svelte-1tczatx">Make a new secret for <bdi> </bdi>? For 24 hours messages are signed by the one before, too.</p> <!>`,1),ct=w(`<p class="svelte-1tczatx">Delete the webhook to <bdi> </bdi>, with all that it is owed?</p> <!>`,1),lt=w(`<!> <!> <!> <!> <!>`,1);function ut(t,n){g(n,!0);let i=new q,a=new q,s=x(null),c=x(!1),u=x(null),d=x(!1),p=x(null),h=x(!1),_=x(!1),b=K(()=>n.data.webhooks.some(({state:e,lastDeliveries:t})=>t.some(t=>t.state===`PENDING`&&t.nextAttemptAt==null&&(e===`ACTIVE`||t.type===`webhook.test`))));E(()=>{if(n.data,!S(b))return;let e=setTimeout(n.onchanged,2e3);return()=>clearTimeout(e)});async function w(e,t,r){J(s,e,!0),await i.run(t)&&ne(r),await n.onchanged()}let T=e=>w(e,()=>F(me,`testWebhook`,{input:{id:e}}),`A test is on its way.`),k=e=>w(e,()=>F(he,`resumeWebhook`,{input:{id:e}}),`The webhook is active again.`);function A(e){J(u,e??null,!0),J(d,S(u)!==null)}async function j({id:e}){await a.run(async()=>{let t=await F(pe,`rotateWebhookSecret`,{input:{id:e}});J(h,!1),A(t.secret)})&&await n.onchanged()}async function M({id:e}){await a.run(()=>F(ge,`deleteWebhook`,{input:{id:e}}))&&(J(_,!1),await n.onchanged())}async function N(e){J(c,!1),A(e),await n.onchanged()}var P=lt(),R=O(P);Y(R,{title:`Webhooks`,flush:!0,actions:e=>{V(e,{onclick:()=>J(c,!0),children:(e,t)=>{r();var n=H(`Create webhook`);m(e,n)},$$slots:{default:!0}})},children:(t,r)=>{var c=e(),u=O(c),d=e=>{L(e,{title:`No webhook yet`,children:(e,t)=>{var n=tt();m(e,n)},$$slots:{default:!0}})},g=e=>{var t=it();o(t,21,()=>n.data.webhooks,e=>e.id,(e,t)=>{var r=rt(),o=I(r);{let e=K(()=>i.busy&&S(s)===S(t).id);Qe(o,{get webhook(){return S(t)},get data(){return n.data},get busy(){return S(e)},ontest:()=>T(S(t).id),onresume:()=>k(S(t).id),onrotate:()=>{J(p,S(t)),a.error=null,J(h,!0)},ondelete:()=>{J(p,S(t)),a.error=null,J(_,!0)}})}var c=y(o,2),u=e=>{var t=nt(),n=I(t);Q(n,{get error(){return i.error}}),f(t),m(e,t)};l(c,e=>{S(s)===S(t).id&&i.error&&e(u)}),f(r),m(e,r)}),f(t),m(e,t)};l(u,e=>{n.data.webhooks.length===0?e(d):e(g,-1)}),m(t,c)},$$slots:{actions:!0,default:!0}});var z=y(R,2);Z(z,{title:`Create webhook`,get open(){return S(c)},set open(e){J(c,e,!0)},children:(e,t)=>{et(e,{get accounts(){return n.data.trackedAccounts},get searches(){return n.data.savedSearches},oncreated:N,oncancel:()=>J(c,!1)})},$$slots:{default:!0}});var B=y(z,2);Z(B,{title:`Signing secret`,onclose:()=>J(u,null),get open(){return S(d)},set open(e){J(d,e,!0)},actions:e=>{V(e,{kind:`primary`,onclick:()=>J(d,!1),children:(e,t)=>{r();var n=H(`Done`);m(e,n)},$$slots:{default:!0}})},children:(e,t)=>{var n=at(),r=y(O(n),2),i=e=>{Se(e,{name:`Secret`,get value(){return S(u)}})};l(r,e=>{S(u)&&e(i)}),m(e,n)},$$slots:{actions:!0,default:!0}});var U=y(B,2);Z(U,{title:`Rotate secret`,get open(){return S(h)},set open(e){J(h,e,!0)},actions:e=>{var t=ot(),n=O(t);V(n,{onclick:()=>J(h,!1),children:(e,t)=>{r();var n=H(`Cancel`);m(e,n)},$$slots:{default:!0}});var i=y(n,2);V(i,{kind:`primary`,get busy(){return a.busy},onclick:()=>S(p)&&j(S(p)),children:(e,t)=>{r();var n=H(`Rotate secret`);m(e,n)},$$slots:{default:!0}}),m(e,t)},children:(e,t)=>{var n=st(),i=O(n),o=y(I(i)),s=D(o,!0);r(),f(i);var c=y(i,2);Q(c,{get error(){return a.error}}),C(()=>v(s,S(p)?.targetUrl)),m(e,n)},$$slots:{actions:!0,default:!0}});var W=y(U,2);Z(W,{title:`Delete webhook`,get open(){return S(_)},set open(e){J(_,e,!0)},actions:e=>{var t=ot(),n=O(t);V(n,{onclick:()=>J(_,!1),children:(e,t)=>{r();var n=H(`Cancel`);m(e,n)},$$slots:{default:!0}});var i=y(n,2);V(i,{kind:`danger`,get busy(){return a.busy},onclick:()=>S(p)&&M(S(p)),children:(e,t)=>{r();var n=H(`Delete webhook`);m(e,n)},$$slots:{default:!0}}),m(e,t)},children:(e,t)=>{var n=ct(),i=O(n),o=y(I(i)),s=D(o,!0);r(),f(i);var c=y(i,2);Q(c,{get error(){return a.error}}),C(()=>v(s,S(p)?.targetUrl)),m(e,n)},$$slots:{actions:!0,default:!0}}),m(t,P),G()}var dt=w(`<p class="muted svelte-88as1s">This server has no cap for a month. Each run has its own.</p>`),ft=w(`<!> <!>`,1),pt=w(`<h1 class="svelte-88as1s">Settings</h1> <div class="grid svelte-88as1s"><div class="svelte-88as1s"><!> <!></div> <div class="svelte-88as1s"><!> <!></div></div>`,1);function mt(t,n){g(n,!0);let i=new B(e=>U(ce,{},e)),a=K(()=>i.data);E(()=>(i.load(),()=>i.stop()));var o=pt(),s=y(O(o),2),c=I(s),u=I(c);Y(u,{title:`Schedules`,get resource(){return i},lines:8,children:(t,n)=>{var r=e(),o=O(r),s=e=>{Ue(e,{get settings(){return S(a).syncSettings},get onchanged(){return i.load}})};l(o,e=>{S(a)&&e(s)}),m(t,r)},$$slots:{default:!0}});var d=y(u,2),p=e=>{ut(e,{get data(){return S(a)},get onchanged(){return i.load}})},h=e=>{Y(e,{title:`Webhooks`,get resource(){return i},lines:4,children:(e,t)=>{r();var n=H();n.nodeValue=``,m(e,n)},$$slots:{default:!0}})};l(d,e=>{S(a)?e(p):e(h,-1)}),f(c);var _=y(c,2),v=I(_);Y(v,{title:`Budget`,get resource(){return i},lines:2,children:(t,n)=>{var r=e(),i=O(r),o=e=>{var t=ft(),n=O(t);ee(n,{get usage(){return S(a).viewer.usage}});var r=y(n,2),i=e=>{var t=dt();m(e,t)};l(r,e=>{S(a).viewer.usage.monthlyBudgetUsd??e(i)}),m(e,t)};l(i,e=>{S(a)&&e(o)}),m(t,r)},$$slots:{default:!0}});var b=y(v,2),x=e=>{Me(e,{get keys(){return S(a).viewer.apiKeys},get onchanged(){return i.load}})},C=e=>{Y(e,{title:`Keys`,get resource(){return i},lines:3,children:(e,t)=>{r();var n=H();n.nodeValue=``,m(e,n)},$$slots:{default:!0}})};l(b,e=>{S(a)?e(x):e(C,-1)}),f(_),f(s),m(t,o),G()}export{mt as default};