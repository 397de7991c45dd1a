import{A as e,At as t,Dt as n,E as r,Et as i,G as a,H as o,I as s,J as c,K as l,Q as u,S as d,St as f,T as p,W as m,X as h,Y as g,Z as _,_ as v,_t as y,at as b,b as x,ct as S,dt as C,et as w,ft as T,gt as E,it as D,j as O,l as k,lt as A,mt as j,p as M,t as N,ut as P,v as F,vt as I,w as L,xt as R,y as z,z as B}from"./format-DkR7eRrJ.js";import{c as V,i as H,m as U,n as W,r as G,u as K,v as q}from"./Countdown-HnqKytR4.js";import{a as J,n as ee,r as Y,t as X}from"./RelativeTime-ajkSRE0B.js";import{n as te,t as ne}from"./Spend-B0YyQ2ZM.js";import{a as re,c as ie,s as Z,t as ae}from"./index-Bt-9fM6h.js";import{t as Q}from"./Problem-DCRK0tyJ.js";import{t as oe}from"./check-KjAG7eLX.js";import{t as se}from"./Choice-CgpoVOA7.js";import{n as ce,s as le}from"./words-DY8ZOAi-.js";var $=class extends String{__apiType;value;__meta__;constructor(e,t){super(e),this.value=e,this.__meta__=t}toString(){return this.value}};new $(`
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
    `,{fragmentName:`SettingsWebhook`});var ue=new $(`
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
}`),de=new $(`
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
}`),fe=new $(`
    mutation SettingsCreateKey($input: CreateKeyInput!) {
  createKey(input: $input) {
    key
    userErrors {
      message
    }
  }
}
    `),pe=new $(`
    mutation SettingsRevokeKey($input: RevokeKeyInput!) {
  revokeKey(input: $input) {
    revokedKeyId
    userErrors {
      message
    }
  }
}
    `),me=new $(`
    mutation SettingsCreateWebhook($input: CreateWebhookInput!) {
  createWebhook(input: $input) {
    secret
    userErrors {
      message
    }
  }
}
    `),he=new $(`
    mutation SettingsRotateSecret($input: RotateWebhookSecretInput!) {
  rotateWebhookSecret(input: $input) {
    secret
    userErrors {
      message
    }
  }
}
    `),ge=new $(`
    mutation SettingsTestWebhook($input: TestWebhookInput!) {
  testWebhook(input: $input) {
    userErrors {
      message
    }
  }
}
    `),_e=new $(`
    mutation SettingsResumeWebhook($input: ResumeWebhookInput!) {
  resumeWebhook(input: $input) {
    userErrors {
      message
    }
  }
}
    `),ve=new $(`
    mutation SettingsDeleteWebhook($input: DeleteWebhookInput!) {
  deleteWebhook(input: $input) {
    userErrors {
      message
    }
  }
}
    `),ye=new Set([`$$slots`,`$$events`,`$$legacy`]);function be(e,t){let n=v(t,ye),r={name:`copy`,size:24,node:[[`rect`,{width:`14`,height:`14`,x:`8`,y:`8`,rx:`2`,ry:`2`}],[`path`,{d:`M4 16c-1.1 0-2-.9-2-2V4c0-1.1.9-2 2-2h10c1.1 0 2 .9 2 2`}]]};q(e,F(()=>n,{get icon(){return r}}))}var xe=l(`<!> Copied`,1),Se=l(`<!> Copy`,1),Ce=l(`<label class="svelte-1fah5vz"><span class="svelte-1fah5vz"> </span> <span class="row svelte-1fah5vz"><input readonly="" spellcheck="false" class="svelte-1fah5vz"/> <!></span></label> <p class="svelte-1fah5vz">It is shown this once. Keep it where nobody else reads it.</p>`,1);function we(e,t){f(t,!0);let s=E(!1),c;async function l(){c.select(),j(s,await(navigator.clipboard?.writeText(t.value).then(()=>!0,()=>!1)??!1),!0),re(w(s)?`${t.name} copied.`:`${t.name} is selected; copy it.`)}var d=Ce(),p=A(d),h=S(p),g=P(h,!0),_=C(h,2),v=S(_);L(v),z(v,e=>c=e,()=>c);var y=C(v,2);W(y,{onclick:l,children:(e,t)=>{var n=a(),r=A(n),o=e=>{var t=xe(),n=A(t);oe(n,{size:14,"aria-hidden":`true`}),i(),m(e,t)},c=e=>{var t=Se();be(A(t),{size:14,"aria-hidden":`true`}),i(),m(e,t)};B(r,e=>{w(s)?e(o):e(c,-1)}),m(e,n)},$$slots:{default:!0}}),n(_),n(p),i(2),D(()=>{o(g,t.name),r(v,t.value)}),u(`focus`,v,()=>c.select()),m(e,d),R()}var Te=l(`<div class="problem svelte-10n7de3"><!></div>`),Ee=l(` <span class="badge svelte-10n7de3">signed in with it</span>`,1),De=l(`used <!>`,1),Oe=l(`Revoke<span class="hidden-visually"> </span>`,1),ke=l(`<li class="svelte-10n7de3"><div><code> </code><!> <p class="muted svelte-10n7de3">made <!>, <!></p></div> <!></li>`),Ae=l(`<!> <ul></ul>`,1),je=l(`<!> <!>`,1),Me=l(`<p>Revoke <code> </code> for good? Programs that use it are refused from now on, and what is open with it ends. <!></p> <!>`,1),Ne=l(`<!> <!> <!>`,1);function Pe(e,t){f(t,!0);let r=new K,c=new K,l=E(null),u=E(!1),d=E(null),p=E(!1);async function h(){let e=await r.run(async()=>{j(l,(await H(fe,`createKey`,{input:{}})).key??null,!0)});j(u,e&&w(l)!==null,!0),e&&await t.onchanged()}async function _(e){await c.run(()=>H(pe,`revokeKey`,{input:{id:e.id}}))&&(j(p,!1),await t.onchanged())}var v=Ne(),y=A(v);Y(y,{title:`Keys`,flush:!0,actions:e=>{W(e,{get busy(){return r.busy},onclick:h,children:(e,t)=>{i();var n=g(`Create key`);m(e,n)},$$slots:{default:!0}})},children:(e,a)=>{var l=Ae(),u=A(l),f=e=>{var t=Te(),i=S(t);Q(i,{get error(){return r.error}}),n(t),m(e,t)};B(u,e=>{r.error&&e(f)});var h=C(u,2);s(h,21,()=>t.keys,e=>e.id,(e,t)=>{var r=ke(),a=S(r),s=S(a),l=P(s),u=C(s),f=e=>{var t=Ee(),n=A(t,!0);n.nodeValue=` `,i(),m(e,t)};B(u,e=>{w(t).isCurrent&&e(f)});var h=C(u,2),_=C(S(h));X(_,{get time(){return w(t).createdAt}});var v=C(_,2),y=e=>{var n=De(),r=C(A(n));X(r,{get time(){return w(t).lastUsedAt}}),m(e,n)},b=e=>{var t=g(`never used`);m(e,t)};B(v,e=>{w(t).lastUsedAt?e(y):e(b,-1)}),n(h),n(a);var x=C(a,2);W(x,{kind:`ghost`,onclick:()=>{j(d,w(t)),c.error=null,j(p,!0)},children:(e,n)=>{i();var r=Oe(),a=C(A(r)),s=P(a);D(()=>o(s,` ${w(t).prefix??``}`)),m(e,r)},$$slots:{default:!0}}),n(r),D(()=>o(l,`${w(t).prefix??``}…`)),m(e,r)}),n(h),m(e,l)},$$slots:{actions:!0,default:!0}});var b=C(y,2);Z(b,{title:`Your new key`,onclose:()=>j(l,null),get open(){return w(u)},set open(e){j(u,e,!0)},actions:e=>{W(e,{kind:`primary`,onclick:()=>j(u,!1),children:(e,t)=>{i();var n=g(`Done`);m(e,n)},$$slots:{default:!0}})},children:(e,t)=>{var n=a(),r=A(n),i=e=>{we(e,{name:`Key`,get value(){return w(l)}})};B(r,e=>{w(l)&&e(i)}),m(e,n)},$$slots:{actions:!0,default:!0}});var x=C(b,2);Z(x,{title:`Revoke key`,get open(){return w(p)},set open(e){j(p,e,!0)},actions:e=>{var t=je(),n=A(t);W(n,{onclick:()=>j(p,!1),children:(e,t)=>{i();var n=g(`Cancel`);m(e,n)},$$slots:{default:!0}});var r=C(n,2);W(r,{kind:`danger`,get busy(){return c.busy},onclick:()=>w(d)&&_(w(d)),children:(e,t)=>{i();var n=g(`Revoke key`);m(e,n)},$$slots:{default:!0}}),m(e,t)},children:(e,t)=>{var r=Me(),i=A(r),a=C(S(i)),s=P(a),l=C(a,2),u=e=>{var t=g(`You are signed in with it: this page will ask for another key.`);m(e,t)};B(l,e=>{w(d)?.isCurrent&&e(u)}),n(i);var f=C(i,2);Q(f,{get error(){return c.error}}),D(()=>o(s,`${w(d)?.prefix??``}…`)),m(e,r)},$$slots:{actions:!0,default:!0}}),m(e,v),R()}var Fe=l(`<span class="time svelte-7i9wof"> <!></span>`),Ie=l(`<span class="muted svelte-7i9wof">Not scheduled</span>`),Le=l(`<!> <!>`,1),Re=l(`<li class="svelte-7i9wof"><time> </time> <span class="muted svelte-7i9wof"> </span></li>`),ze=l(`<p class="muted svelte-7i9wof"> </p> <ol></ol>`,1),Be=l(`<section class="svelte-7i9wof"><h3 class="svelte-7i9wof"> </h3> <p class="muted svelte-7i9wof"> </p> <div class="times svelte-7i9wof"><!> <!></div> <!></section>`);function Ve(e,t){f(t,!0);let r=y(()=>le[t.tier.tier]),a=y(()=>t.tier.syncTimes.length>=t.tier.maxSyncTimes),c=y(()=>Array.from({length:96},(e,t)=>[Math.floor(t/4),t%4*15].map(e=>String(e).padStart(2,`0`)).join(`:`)).filter(e=>!t.tier.syncTimes.includes(e))),l=E(`08:00`),u=y(()=>w(c).includes(w(l))?w(l):w(c)[0]??``);var d=Be(),h=S(d),_=P(h,!0),v=C(h,2),b=P(v),x=C(v,2),T=S(x);s(T,16,()=>t.tier.syncTimes,e=>e,(e,r)=>{var i=Fe(),a=S(i),s=C(a);W(s,{kind:`ghost`,get label(){return`Remove ${r??``}`},get busy(){return t.busy},onclick:()=>t.onchange(t.tier.syncTimes.filter(e=>e!==r)),children:(e,t)=>{ie(e,{size:13,"aria-hidden":`true`})},$$slots:{default:!0}}),n(i),D(()=>o(a,`${r??``} `)),m(e,i)},e=>{var t=Ie();m(e,t)});var O=C(T,2),F=e=>{var n=Le(),a=A(n);{let e=y(()=>w(c).map(e=>[e,e]));se(a,{get label(){return`Time for ${w(r)??``}`},get value(){return w(u)},get options(){return w(e)},onchange:e=>j(l,e,!0)})}var o=C(a,2);W(o,{get busy(){return t.busy},onclick:()=>t.onchange([...t.tier.syncTimes,w(u)].sort()),children:(e,t)=>{i();var n=g(`Add time`);m(e,n)},$$slots:{default:!0}}),m(e,n)};B(O,e=>{w(a)||e(F)}),n(x);var I=C(x,2),L=e=>{var r=ze(),i=A(r),a=P(i),c=C(i,2);s(c,20,()=>t.tier.nextSyncTimes,e=>e,(e,r)=>{var i=Re(),a=S(i),s=P(a,!0),c=C(a,2),l=P(c,!0);n(i),D((e,t,n)=>{p(a,`datetime`,r),p(a,`title`,`${e??``}, your browser's time`),o(s,t),o(l,n)},[()=>N(r),()=>k(r,t.zone),()=>M(r,U())]),m(e,i)}),n(c),D(()=>{p(i,`id`,`next-${t.tier.tier??``}`),o(a,`Next syncs (${t.zone??``})`),p(c,`aria-labelledby`,`next-${t.tier.tier??``}`)}),m(e,r)};B(I,e=>{t.tier.nextSyncTimes.length>0&&e(L)}),n(d),D(()=>{p(d,`aria-label`,`${w(r)??``} schedule`),o(_,w(r)),o(b,`Up to ${t.tier.maxSyncTimes??``} ${t.tier.maxSyncTimes===1?`time`:`times`} of day; ${t.tier.maxSyncsPerDay??``} ${t.tier.maxSyncsPerDay===1?`sync`:`syncs`} a day, by hand and by schedule together.`)}),m(e,d),R()}var He=l(`<p class="note svelte-obyktx" role="status">Schedules pass over accounts without credit until <!>.</p>`),Ue=l(`<option></option>`),We=l(`<!> <form class="svelte-obyktx"><label class="svelte-obyktx"><span class="svelte-obyktx">Timezone</span> <input autocomplete="off" spellcheck="false"/></label> <datalist></datalist> <!> <!></form> <!> <!>`,1);function Ge(e,t){let a=c();f(t,!0);let l=new K,d=Intl.DateTimeFormat().resolvedOptions().timeZone,h=Intl.supportedValuesOf(`timeZone`),v=y(()=>t.settings.timezone??`UTC`),b=E(null);async function x(e){await l.run(async()=>{try{await H(de,`updateSyncSettings`,{input:e}),j(b,null)}finally{await t.onchanged()}})}function T(e){e.preventDefault(),w(b)!==null&&x({timezone:w(b).trim()})}var O=We(),k=A(O),M=e=>{var r=He(),a=C(S(r));te(a,{get time(){return t.settings.pausedUntil}}),i(),n(r),m(e,r)};B(k,e=>{t.settings.pausedUntil&&e(M)});var N=C(k,2),P=S(N),F=C(S(P),2);L(F),n(P);var I=C(P,2);s(I,20,()=>h,e=>e,(e,t)=>{var n=Ue(),r={};D(()=>{r!==(r=t)&&(n.value=(n.__value=r)??``)}),m(e,n)}),n(I);var z=C(I,2);{let e=y(()=>w(b)===null||w(b).trim()===``||w(b)===w(v));W(z,{type:`submit`,get disabled(){return w(e)},get busy(){return l.busy},children:(e,t)=>{i();var n=g(`Save timezone`);m(e,n)},$$slots:{default:!0}})}var V=C(z,2),U=e=>{W(e,{kind:`ghost`,onclick:()=>x({timezone:d}),children:(e,t)=>{i();var n=g();D(()=>o(n,`Use ${d??``}`)),m(e,n)},$$slots:{default:!0}})};B(V,e=>{w(v)!==d&&e(U)}),n(N);var G=C(N,2);Q(G,{get error(){return l.error}});var q=C(G,2);s(q,17,()=>t.settings.tiers,e=>e.tier,(e,t)=>{Ve(e,{get tier(){return w(t)},get zone(){return w(v)},get busy(){return l.busy},onchange:e=>x({tier:w(t).tier,syncTimes:e})})}),D(()=>{p(F,`list`,a),r(F,w(b)??w(v)),p(I,`id`,a)}),u(`submit`,N,T),_(`input`,F,e=>j(b,e.currentTarget.value,!0)),m(e,O),R()}h([`input`]);var Ke=l(`Paused <!>; what it is owed waits.`,1),qe=l(`Failing since <!>.`,1),Je=l(`<bdi class="muted svelte-hnh3c2"> </bdi>`),Ye=l(`<span class="muted svelte-hnh3c2">again <!></span>`),Xe=l(`<tr><th scope="row"><code> </code></th><td data-label="State"><span class="lines svelte-hnh3c2"><span> </span> <!></span></td><td class="number" data-label="People"><!></td><td class="number" data-label="Attempts"><!></td><td data-label="When"><span class="lines svelte-hnh3c2"><!> <!></span></td></tr>`),Ze=l(`<table class="cards"><caption class="hidden-visually"> </caption><thead><tr><th scope="col">Message</th><th scope="col">State</th><th scope="col" class="number">People</th><th scope="col" class="number">Attempts</th><th scope="col">When</th></tr></thead><tbody></tbody></table>`),Qe=l(`<p class="muted svelte-hnh3c2">Nothing was sent in the last 30 days.</p>`),$e=l(`<article class="svelte-hnh3c2"><header class="svelte-hnh3c2"><h3 class="svelte-hnh3c2"><bdi> </bdi></h3> <span> </span></header> <p class="muted svelte-hnh3c2">Told of: <bdi> </bdi> <!></p> <div class="actions svelte-hnh3c2"><!> <!> <!> <!></div> <!></article>`);function et(t,r){f(r,!0);let a={PENDING:`Under way`,DELIVERED:`Delivered`,FAILED:`Failed`},c=y(()=>{let{trackedAccountId:e,savedSearchId:t,sourceType:n,confidence:i,rating:a}=r.webhook.filter,o=[];return a&&o.push(a===`GOOD`?`rated good`:`rated bad`),i&&o.push(ce[i].toLowerCase()),n&&o.push(n===`LIKER`?`likers`:`followers`),e&&o.push(`of @${r.data.trackedAccounts.find(({id:t})=>t===e)?.handle??e}`),t&&o.push(`found by ${r.data.savedSearches.find(({id:e})=>e===t)?.name??t}`),o.length>0?o.join(`, `):`everybody who is found`});var l=$e(),u=S(l),d=S(u),h=S(d),_=P(h,!0);n(d);var v=C(d,2),b=P(v,!0);n(u);var x=C(u,2),T=C(S(x)),E=P(T,!0),k=C(T),j=C(k),M=e=>{var t=Ke(),n=C(A(t));X(n,{get time(){return r.webhook.pausedAt}}),i(),m(e,t)},N=e=>{var t=qe(),n=C(A(t));X(n,{get time(){return r.webhook.failingSince}}),i(),m(e,t)};B(j,e=>{r.webhook.pausedAt?e(M):r.webhook.failingSince&&e(N,1)}),n(x);var F=C(x,2),I=S(F),L=e=>{W(e,{kind:`primary`,get busy(){return r.busy},get onclick(){return r.onresume},children:(e,t)=>{i();var n=g(`Resume`);m(e,n)},$$slots:{default:!0}})};B(I,e=>{r.webhook.state===`PAUSED`&&e(L)});var z=C(I,2);W(z,{get busy(){return r.busy},get onclick(){return r.ontest},children:(e,t)=>{i();var n=g(`Send a test`);m(e,n)},$$slots:{default:!0}});var V=C(z,2);W(V,{get onclick(){return r.onrotate},children:(e,t)=>{i();var n=g(`Rotate secret`);m(e,n)},$$slots:{default:!0}});var H=C(V,2);W(H,{kind:`ghost`,get onclick(){return r.ondelete},children:(e,t)=>{i();var n=g(`Delete`);m(e,n)},$$slots:{default:!0}}),n(F);var U=C(F,2),G=t=>{var i=Ze(),c=S(i),l=P(c),u=C(c,2);s(u,21,()=>r.webhook.lastDeliveries,e=>e.messageId,(t,r)=>{var i=Xe(),s=S(i),c=S(s),l=P(c,!0);n(s);var u=C(s),d=S(u),f=S(d),h=P(f),g=C(f,2),_=e=>{var t=Je(),n=P(t,!0);D(()=>o(n,w(r).error)),m(e,t)};B(g,e=>{w(r).error&&e(_)}),n(d),n(u);var v=C(u),b=S(v);ee(b,{get value(){return w(r).peopleCount}}),n(v);var x=C(v),T=S(x);ee(T,{get value(){return w(r).attempts}}),n(x);var E=C(x),k=S(E),A=S(k);{let e=y(()=>w(r).lastAttemptAt??w(r).createdAt);X(A,{get time(){return w(e)}})}var j=C(A,2),M=e=>{var t=Ye(),i=C(S(t));X(i,{get time(){return w(r).nextAttemptAt}}),n(t),m(e,t)};B(j,e=>{w(r).nextAttemptAt&&e(M)}),n(k),n(E),n(i),D(()=>{p(c,`title`,w(r).messageId),o(l,w(r).type),e(f,1,O(w(r).state),`svelte-hnh3c2`),o(h,`${a[w(r).state]??``}${w(r).responseStatus==null?``:`, ${w(r).responseStatus}`}`)}),m(t,i)}),n(u),n(i),D(()=>o(l,`Last deliveries to ${r.webhook.targetUrl??``}`)),m(t,i)},K=e=>{var t=Qe();m(e,t)};B(U,e=>{r.webhook.lastDeliveries.length>0?e(G):e(K,-1)}),n(l),D(t=>{p(l,`aria-label`,r.webhook.targetUrl),o(_,r.webhook.targetUrl),e(v,1,`badge ${r.webhook.state??``}`,`svelte-hnh3c2`),o(b,r.webhook.state===`ACTIVE`?`Active`:`Paused`),o(E,w(c)),o(k,`${t??``}. `)},[()=>r.webhook.events.includes(`run.failed`)?`, also by runs that fail`:``]),m(t,l),R()}var tt=l(`<form class="svelte-et9w1s"><label class="svelte-et9w1s"><span class="svelte-et9w1s">Target URL</span> <input required="" type="url" maxlength="2048" autocomplete="off" spellcheck="false" placeholder="https://hooks.example.com/goodones"/></label> <p class="svelte-et9w1s">It is sent people from now on, in signed requests. The secret that verifies them is shown once, when it is made.</p> <!> <label class="check svelte-et9w1s"><input type="checkbox" class="svelte-et9w1s"/> Also at the end of a run that fails</label> <!> <div class="buttons svelte-et9w1s"><!> <!></div></form>`);function nt(e,r){f(r,!0);let a=new K,o=E(``),c=E(!1),l=T({}),p=y(()=>[[`trackedAccountId`,`Account`,[[``,`All accounts`],...r.accounts.map(({id:e,handle:t})=>[e,`@${t}`])]],[`savedSearchId`,`Search`,[[``,`All searches`],...r.searches.map(({id:e,name:t})=>[e,t])]],[`sourceType`,`Found as`,[[``,`Followers and likers`],[`FOLLOWER`,`Followers`],[`LIKER`,`Likers`]]],[`confidence`,`Confidence`,[[``,`Any confidence`],[`FULL`,`Full matches`],[`MAYBE`,`Maybe`]]],[`rating`,`When`,[[``,`When they are found`],[`GOOD`,`When you rate them good`],[`BAD`,`When you rate them bad`]]]]);function h(e){e.preventDefault(),a.run(async()=>{let e=Object.fromEntries(Object.entries(l).filter(([,e])=>e!==``)),t={targetUrl:w(o).trim(),events:w(c)?[`run.completed`,`run.failed`]:[`run.completed`],filter:e};r.oncreated((await H(me,`createWebhook`,{input:t})).secret)})}var _=tt(),v=S(_),b=C(S(v),2);L(b),I(b,!0),n(v);var D=C(v,4);s(D,17,()=>w(p),([e,t,n])=>e,(e,n)=>{var r=y(()=>t(w(n),3));let i=()=>w(r)[0],a=()=>w(r)[1],o=()=>w(r)[2];{let t=y(()=>l[i()]??``);se(e,{labelled:!0,get label(){return a()},get options(){return o()},get value(){return w(t)},onchange:e=>l[i()]=e})}});var O=C(D,2),k=S(O);L(k),i(),n(O);var A=C(O,2);Q(A,{get error(){return a.error}});var M=C(A,2),N=S(M);W(N,{get onclick(){return r.oncancel},children:(e,t)=>{i();var n=g(`Cancel`);m(e,n)},$$slots:{default:!0}});var P=C(N,2);W(P,{kind:`primary`,type:`submit`,get busy(){return a.busy},children:(e,t)=>{i();var n=g(`Create`);m(e,n)},$$slots:{default:!0}}),n(M),n(_),u(`submit`,_,h),d(b,()=>w(o),e=>j(o,e)),x(k,()=>w(c),e=>j(c,e)),m(e,_),R()}var rt=l(`<p class="svelte-1tczatx">A webhook tells Zapier, n8n or a server of yours of each good one as it is found.</p>`),it=l(`<div class="problem svelte-1tczatx"><!></div>`),at=l(`<li class="svelte-1tczatx"><!> <!></li>`),ot=l(`<ul></ul>`),st=l(`<p class="svelte-1tczatx">Receivers check by it that a message comes from here.</p> <!>`,1),ct=l(`<!> <!>`,1),lt=l(`<p class="svelte-1tczatx">Make a new secret for <bdi> </bdi>? For 24 hours messages are signed by the one before, too.</p> <!>`,1),ut=l(`<p class="svelte-1tczatx">Delete the webhook to <bdi> </bdi>, with all that it is owed?</p> <!>`,1),dt=l(`<!> <!> <!> <!> <!>`,1);function ft(e,t){f(t,!0);let[r,c]=[2e3,15e3],l=new K,u=new K,d=E(null),p=E(!1),h=E(null),_=E(!1),v=E(null),x=E(!1),T=E(!1),O=y(()=>t.data.webhooks.some(({state:e,lastDeliveries:t})=>t.some(t=>t.state===`PENDING`&&t.nextAttemptAt==null&&(e===`ACTIVE`||t.type===`webhook.test`))));b(()=>{if(t.data,t.data.webhooks.length===0)return;let e=setInterval(()=>document.visibilityState===`visible`&&void t.onchanged(),w(O)?r:c);return()=>clearInterval(e)});async function k(e,n,r){j(d,e,!0),await l.run(n)&&re(r),await t.onchanged()}let M=e=>k(e,()=>H(ge,`testWebhook`,{input:{id:e}}),`A test is on its way.`),N=e=>k(e,()=>H(_e,`resumeWebhook`,{input:{id:e}}),`The webhook is active again.`);function F(e){j(h,e??null,!0),j(_,w(h)!==null)}async function I({id:e}){await u.run(async()=>{let t=await H(he,`rotateWebhookSecret`,{input:{id:e}});j(x,!1),F(t.secret)})&&await t.onchanged()}async function L({id:e}){await u.run(()=>H(ve,`deleteWebhook`,{input:{id:e}}))&&(j(T,!1),await t.onchanged())}async function z(e){j(p,!1),F(e),await t.onchanged()}var V=dt(),U=A(V);Y(U,{title:`Webhooks`,flush:!0,actions:e=>{W(e,{onclick:()=>j(p,!0),children:(e,t)=>{i();var n=g(`Create webhook`);m(e,n)},$$slots:{default:!0}})},children:(e,r)=>{var i=a(),o=A(i),c=e=>{ae(e,{title:`No webhook yet`,children:(e,t)=>{var n=rt();m(e,n)},$$slots:{default:!0}})},f=e=>{var r=ot();s(r,21,()=>t.data.webhooks,e=>e.id,(e,r)=>{var i=at(),a=S(i);{let e=y(()=>l.busy&&w(d)===w(r).id);et(a,{get webhook(){return w(r)},get data(){return t.data},get busy(){return w(e)},ontest:()=>M(w(r).id),onresume:()=>N(w(r).id),onrotate:()=>{j(v,w(r)),u.error=null,j(x,!0)},ondelete:()=>{j(v,w(r)),u.error=null,j(T,!0)}})}var o=C(a,2),s=e=>{var t=it(),r=S(t);Q(r,{get error(){return l.error}}),n(t),m(e,t)};B(o,e=>{w(d)===w(r).id&&l.error&&e(s)}),n(i),m(e,i)}),n(r),m(e,r)};B(o,e=>{t.data.webhooks.length===0?e(c):e(f,-1)}),m(e,i)},$$slots:{actions:!0,default:!0}});var G=C(U,2);Z(G,{title:`Create webhook`,get open(){return w(p)},set open(e){j(p,e,!0)},children:(e,n)=>{nt(e,{get accounts(){return t.data.trackedAccounts},get searches(){return t.data.savedSearches},oncreated:z,oncancel:()=>j(p,!1)})},$$slots:{default:!0}});var q=C(G,2);Z(q,{title:`Signing secret`,onclose:()=>j(h,null),get open(){return w(_)},set open(e){j(_,e,!0)},actions:e=>{W(e,{kind:`primary`,onclick:()=>j(_,!1),children:(e,t)=>{i();var n=g(`Done`);m(e,n)},$$slots:{default:!0}})},children:(e,t)=>{var n=st(),r=C(A(n),2),i=e=>{we(e,{name:`Secret`,get value(){return w(h)}})};B(r,e=>{w(h)&&e(i)}),m(e,n)},$$slots:{actions:!0,default:!0}});var J=C(q,2);Z(J,{title:`Rotate secret`,get open(){return w(x)},set open(e){j(x,e,!0)},actions:e=>{var t=ct(),n=A(t);W(n,{onclick:()=>j(x,!1),children:(e,t)=>{i();var n=g(`Cancel`);m(e,n)},$$slots:{default:!0}});var r=C(n,2);W(r,{kind:`primary`,get busy(){return u.busy},onclick:()=>w(v)&&I(w(v)),children:(e,t)=>{i();var n=g(`Rotate secret`);m(e,n)},$$slots:{default:!0}}),m(e,t)},children:(e,t)=>{var r=lt(),a=A(r),s=C(S(a)),c=P(s,!0);i(),n(a);var l=C(a,2);Q(l,{get error(){return u.error}}),D(()=>o(c,w(v)?.targetUrl)),m(e,r)},$$slots:{actions:!0,default:!0}});var ee=C(J,2);Z(ee,{title:`Delete webhook`,get open(){return w(T)},set open(e){j(T,e,!0)},actions:e=>{var t=ct(),n=A(t);W(n,{onclick:()=>j(T,!1),children:(e,t)=>{i();var n=g(`Cancel`);m(e,n)},$$slots:{default:!0}});var r=C(n,2);W(r,{kind:`danger`,get busy(){return u.busy},onclick:()=>w(v)&&L(w(v)),children:(e,t)=>{i();var n=g(`Delete webhook`);m(e,n)},$$slots:{default:!0}}),m(e,t)},children:(e,t)=>{var r=ut(),a=A(r),s=C(S(a)),c=P(s,!0);i(),n(a);var l=C(a,2);Q(l,{get error(){return u.error}}),D(()=>o(c,w(v)?.targetUrl)),m(e,r)},$$slots:{actions:!0,default:!0}}),m(e,V),R()}var pt=l(`<div class="wide svelte-88as1s"><!></div>`),mt=l(`<p class="muted svelte-88as1s">This server has no cap for a month. Each run has its own.</p>`),ht=l(`<!> <!>`,1),gt=l(`<div class="screen-head"><h1>Settings</h1></div> <div class="grid svelte-88as1s"><!> <div class="svelte-88as1s"><!> <!></div> <div class="svelte-88as1s"><!> <!></div></div>`,1);function _t(e,t){f(t,!0);let r=new G(e=>V(ue,{},e)),o=y(()=>r.data);b(()=>(r.load(),()=>r.stop()));var s=gt(),c=C(A(s),2),l=S(c),u=e=>{var t=pt(),i=S(t);J(i,{get error(){return r.error},get onretry(){return r.load},get busy(){return r.loading}}),n(t),m(e,t)};B(l,e=>{r.error&&e(u)});var d=C(l,2),p=S(d);Y(p,{title:`Schedules`,get resource(){return r},shared:!0,lines:8,children:(e,t)=>{var n=a(),i=A(n),s=e=>{Ge(e,{get settings(){return w(o).syncSettings},get onchanged(){return r.load}})};B(i,e=>{w(o)&&e(s)}),m(e,n)},$$slots:{default:!0}});var h=C(p,2),_=e=>{ft(e,{get data(){return w(o)},get onchanged(){return r.load}})},v=e=>{Y(e,{title:`Webhooks`,get resource(){return r},shared:!0,lines:4,children:(e,t)=>{i();var n=g();n.nodeValue=``,m(e,n)},$$slots:{default:!0}})};B(h,e=>{w(o)?e(_):e(v,-1)}),n(d);var x=C(d,2),T=S(x);Y(T,{title:`Budget`,get resource(){return r},shared:!0,lines:2,children:(e,t)=>{var n=a(),r=A(n),i=e=>{var t=ht(),n=A(t);ne(n,{get usage(){return w(o).viewer.usage}});var r=C(n,2),i=e=>{var t=mt();m(e,t)};B(r,e=>{w(o).viewer.usage.monthlyBudgetUsd??e(i)}),m(e,t)};B(r,e=>{w(o)&&e(i)}),m(e,n)},$$slots:{default:!0}});var E=C(T,2),D=e=>{Pe(e,{get keys(){return w(o).viewer.apiKeys},get onchanged(){return r.load}})},O=e=>{Y(e,{title:`Keys`,get resource(){return r},shared:!0,lines:3,children:(e,t)=>{i();var n=g();n.nodeValue=``,m(e,n)},$$slots:{default:!0}})};B(E,e=>{w(o)?e(D):e(O,-1)}),n(x),n(c),m(e,s),R()}export{_t as default};