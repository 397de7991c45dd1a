import{$ as e,B as t,Ct as n,Dt as r,E as i,Et as a,F as o,Q as s,S as c,W as l,X as u,Z as d,_ as f,bt as p,et as m,f as h,gt as g,ht as _,mt as v,n as y,nt as b,pt as x,q as S,r as C,st as w,u as T,ut as E,vt as D,wt as O,x as k,yt as A}from"./Countdown-XkNyPjwB.js";import{i as j,n as M,o as N,r as P,t as F}from"./StatusPill-DCP8zaTq.js";import{n as I,t as L}from"./Number-DX6RC0n4.js";import{n as R,t as z}from"./RelativeTime-B06jG3A2.js";import{n as B,r as V,s as ee}from"./index-BkTF-3Vh.js";import{n as te,t as H}from"./Meter-LaLOEWxK.js";import{t as U}from"./check-QgiUWzTw.js";import{n as W,r as G,t as K}from"./StageDots-CL22-gcq.js";var q=m(`<svg role="img"><title> </title><polyline class="svelte-7xhh4e"></polyline></svg>`);function ne(e,t){O(t,!0);let i=p(()=>{let e=t.points.map(e=>e.followers),n=t.points.map(e=>new Date(e.day).getTime()),[r,i]=[Math.min(...e),Math.max(...e)],[a,o]=[n[0]??0,n.at(-1)??0];return t.points.map((e,t)=>{let s=2+((n[t]??0)-a)/(o-a||1)*92,c=i===r?14:25-(e.followers-r)/(i-r)*22;return`${s.toFixed(1)},${c.toFixed(1)}`})}),a=p(()=>`Followers over ${t.points.length} days: from ${T(t.points[0]?.followers??0)} to ${T(t.points.at(-1)?.followers??0)}`);var c=s(),l=v(c),f=e=>{var t=q();o(t,`viewBox`,`0 0 96 28`),o(t,`width`,96),o(t,`height`,28);var n=x(t),s=_(n,!0),c=g(n);r(t),E(e=>{o(t,`aria-label`,w(a)),u(s,w(a)),o(c,`points`,e)},[()=>w(i).join(` `)]),d(e,t)};S(l,e=>{t.points.length>1&&e(f)}),d(e,c),n()}var re=e(`<span class="muted asleep svelte-1aansut"><!>Asleep</span>`),ie=e(`<span class="muted svelte-1aansut">No schedule</span>`),ae=e(`<!>Sync<span class="hidden-visually"> </span>`,1),oe=e(`<tr><td colspan="6" class="svelte-1aansut"><p class="refused svelte-1aansut" role="alert"> </p></td></tr>`),se=e(`<tr><td class="svelte-1aansut"><span class="who svelte-1aansut"><!> <span class="svelte-1aansut"><bdi class="handle svelte-1aansut"> </bdi> <span class="muted svelte-1aansut"> </span></span></span></td><td class="number svelte-1aansut" data-label="Followers"><!></td><td class="spark svelte-1aansut"><!></td><td data-label="Next sync" class="svelte-1aansut"><!></td><td class="number svelte-1aansut" data-label="Today"> </td><td class="action svelte-1aansut"><!></td></tr> <!>`,1),J=e(`<table class="cards"><thead><tr><th scope="col">Account</th><th scope="col" class="number">Followers</th><th scope="col"><span class="hidden-visually">History</span></th><th scope="col">Next sync</th><th scope="col" class="number">Today</th><th scope="col"><span class="hidden-visually">Action</span></th></tr></thead><tbody></tbody></table>`);function Y(e,t){O(t,!0);let i={X:`X`,BLUESKY:`Bluesky`},o=A(null),c=A(null),f=e=>{let n=t.home.runs.find(t=>t.id===e.latestSyncRun?.id)??e.latestSyncRun;return n&&M(n)?n:t.home.live.find(t=>t.trackedAccount.handle===e.handle)};async function m(e){D(o,e.id,!0),D(c,null);try{let n=await t.home.start(e);`databaseId`in n?V.go(j(n)):D(c,{id:e.id,message:n.refused},!0)}catch(t){D(c,{id:e.id,message:k(t)},!0)}finally{D(o,null),w(c)&&B(w(c).message)}}var h=s(),T=v(h),N=e=>{y(e,{title:`No accounts yet`,children:(e,t)=>{a();var n=b(`Track an account, and whoever follows it or likes its posts is looked at.`);d(e,n)},$$slots:{default:!0}})},P=e=>{var n=J(),s=g(x(n));l(s,21,()=>t.accounts,e=>e.id,(e,t)=>{let n=p(()=>f(w(t)));var s=se(),l=v(s),h=x(l),y=x(h),T=x(y);I(T,{get src(){return w(t).profileImageUrl},get name(){return w(t).handle}});var D=g(T,2),O=x(D),k=_(O),A=g(O,2),M=_(A);r(D),r(y),r(h);var N=g(h),P=x(N);L(P,{get value(){return w(t).lastKnownFollowerCount}}),r(N);var F=g(N);ne(x(F),{get points(){return w(t).followerHistory}}),r(F);var R=g(F),B=x(R),V=e=>{var t=re(),n=x(t);ee(n,{size:14,"aria-hidden":`true`}),a(),r(t),d(e,t)},H=e=>{z(e,{get time(){return w(t).nextSyncAt}})},U=e=>{var t=ie();d(e,t)};S(B,e=>{w(t).isActive?w(t).nextSyncAt?e(H,1):e(U,-1):e(V)}),r(R);var W=g(R),G=_(W),K=g(W),q=x(K),J=e=>{{let t=p(()=>j(w(n)));C(e,{get href(){return w(t)},children:(e,t)=>{a();var n=b(`Watch run`);d(e,n)},$$slots:{default:!0}})}},Y=e=>{{let n=p(()=>w(o)===w(t).id);C(e,{get busy(){return w(n)},onclick:()=>m(w(t)),children:(e,n)=>{var r=ae(),i=v(r);te(i,{size:14,"aria-hidden":`true`});var a=g(i,2),o=_(a);E(()=>u(o,` @${w(t).handle??``}`)),d(e,r)},$$slots:{default:!0}})}};S(q,e=>{w(n)?e(J):w(t).isActive&&e(Y,1)}),r(K),r(l);var X=g(l,2),Z=e=>{var t=oe(),n=x(t),i=x(n),a=_(i,!0);r(n),r(t),E(()=>u(a,w(c).message)),d(e,t)};S(X,e=>{w(c)?.id===w(t).id&&e(Z)}),E(e=>{u(k,`@${w(t).handle??``}`),u(M,`${i[w(t).network]??``} · ${e??``} · ${w(t).savedSearch?.name??`no search`??``}`),u(G,`${w(t).syncsUsedToday??``}${w(t).syncsAllowedToday==null?``:`/${w(t).syncsAllowedToday}`}`)},[()=>w(t).tier.toLowerCase()]),d(e,s)}),r(s),r(n),d(e,n)};S(T,e=>{t.accounts.length===0?e(N):e(P,-1)}),d(e,h),n()}var X=e(`<span class="hidden-visually">: done</span>`),Z=e(`<li><span class="mark svelte-vods8y" aria-hidden="true"><!></span> <div class="svelte-vods8y"><h3 class="svelte-vods8y"> <!></h3> <p class="svelte-vods8y"> </p> <!></div></li>`),ce=e(`<ol class="svelte-vods8y"></ol>`);function le(e,i){O(i,!0);let o=p(()=>[{done:i.data.savedSearches.length>0,title:`Say whom you look for`,words:`In your own words: tech founders, designers in Berlin.`,action:`Write a search`,to:`/searches`},{done:i.data.trackedAccounts.length>0,title:`Track an account`,words:`Its followers, and who likes its posts, are looked at.`,action:`Track an account`,to:`/accounts`},{done:i.hasRun,title:`Sync it`,words:`What it will cost is told before. Then watch it live.`,action:`Start a sync`,to:`/accounts`}]),s=p(()=>w(o).findIndex(e=>!e.done));R(e,{title:`Three steps to the first good ones`,children:(e,n)=>{var i=ce();l(i,23,()=>w(o),e=>e.title,(e,n,i)=>{var o=Z();let c;var l=x(o),f=x(l),m=e=>{U(e,{size:14})},h=e=>{var t=b();E(()=>u(t,w(i)+1)),d(e,t)};S(f,e=>{w(n).done?e(m):e(h,-1)}),r(l);var v=g(l,2),y=x(v),T=x(y,!0),D=g(T),O=e=>{var t=X();d(e,t)};S(D,e=>{w(n).done&&e(O)}),r(y);var k=g(y,2),A=_(k,!0),j=g(k,2),M=e=>{{let t=p(()=>w(i)===w(s)?`primary`:`plain`);C(e,{get kind(){return w(t)},get href(){return w(n).to},children:(e,t)=>{a();var r=b();E(()=>u(r,w(n).action)),d(e,r)},$$slots:{default:!0}})}},N=p(()=>!w(n).done&&P(w(n).to));S(j,e=>{w(N)&&e(M)}),r(v),r(o),E(()=>{c=t(o,1,`svelte-vods8y`,null,c,{done:w(n).done}),u(T,w(n).title),u(A,w(n).words)}),d(e,o)}),r(i),d(e,i)},$$slots:{default:!0}}),n()}var Q=class extends String{__apiType;value;__meta__;constructor(e,t){super(e),this.value=e,this.__meta__=t}toString(){return this.value}};new Q(`
    fragment HomeRun on SyncRun {
  id
  databaseId
  status
  stage
  triggeredAt
  completedAt
  newFollowersCount
  deepCrawlCount
  backfilledCount
  likersCount
  candidatesPassedCount
  lastSequence
  waitingUntil
  trackedAccount {
    handle
    profileImageUrl
  }
}
    `,{fragmentName:`HomeRun`});var ue=new Q(`
    query Home {
  viewer {
    name
    usage {
      periodEnd
      estimatedCostUsd
      monthlyBudgetUsd
      resourcesUsed
    }
  }
  syncSettings {
    pausedUntil
  }
  savedSearches {
    id
    name
  }
  trackedAccounts {
    id
    network
    handle
    profileImageUrl
    tier
    isActive
    lastKnownFollowerCount
    nextSyncAt
    syncsUsedToday
    syncsAllowedToday
    connection
    savedSearch {
      id
      name
    }
    followerHistory(days: 30) {
      day
      followers
    }
    latestSyncRun {
      id
      databaseId
      status
    }
  }
  syncRuns(first: 20) {
    updateSequence
    edges {
      node {
        ...HomeRun
      }
    }
  }
  candidates(first: 8, orderBy: {field: FOUND_AT, direction: DESC}) {
    totalCount
    totalCountIsLowerBound
    edges {
      node {
        id
        matchConfidence
        foundAt
        matchReasons {
          text
        }
        person {
          handle
          name
          profileUrl
          profileImageUrl
          followersCount
        }
      }
    }
  }
}
    fragment HomeRun on SyncRun {
  id
  databaseId
  status
  stage
  triggeredAt
  completedAt
  newFollowersCount
  deepCrawlCount
  backfilledCount
  likersCount
  candidatesPassedCount
  lastSequence
  waitingUntil
  trackedAccount {
    handle
    profileImageUrl
  }
}`),de=new Q(`
    subscription HomeUpdates($after: Int) {
  syncRunUpdated(after: $after) {
    updateSequence
    syncRun {
      ...HomeRun
    }
  }
}
    fragment HomeRun on SyncRun {
  id
  databaseId
  status
  stage
  triggeredAt
  completedAt
  newFollowersCount
  deepCrawlCount
  backfilledCount
  likersCount
  candidatesPassedCount
  lastSequence
  waitingUntil
  trackedAccount {
    handle
    profileImageUrl
  }
}`),fe=new Q(`
    mutation HomeStartSync($input: StartSyncInput!) {
  startSync(input: $input) {
    syncRun {
      databaseId
    }
    userErrors {
      code
      message
    }
  }
}
    `),pe=800,me=class{resource=new h(e=>this.#i(e));#e=A([]);get runs(){return w(this.#e)}set runs(e){D(this.#e,e)}#t=p(()=>this.runs.filter(M));get live(){return w(this.#t)}set live(e){D(this.#t,e)}#n=null;#r;async#i(e){let t=await f(ue,{},e),n=new Map(this.runs.map(e=>[e.id,e]));return this.runs=t.syncRuns.edges.map(({node:e})=>G(n.get(e.id),e)),this.#n??=W(de,t.syncRuns.updateSequence,e=>this.#a(e),()=>this.#s()),t}#a(e){let t=this.runs.find(t=>t.id===e.id);this.runs=t?this.runs.map(n=>n===t?G(n,e):n):[e,...this.runs],t&&M(t)&&!M(e)&&this.#o()}#o(){clearTimeout(this.#r),this.#r=setTimeout(()=>void this.resource.load(),pe)}#s(){this.#n=null,this.#o()}async start(e){let{startSync:t}=await f(fe,{input:{trackedAccountId:e.id}});return t.syncRun?t.syncRun:{refused:t.userErrors[0]?.message??`The server gave no reason.`}}stop(){clearTimeout(this.#r),this.resource.stop(),this.#n?.()}},he=e(`<a>The last one</a> of <bdi> </bdi> found <!> good ones.`,1),ge=e(`<li class="svelte-1p605p1"><a class="svelte-1p605p1"><!> <span class="what svelte-1p605p1"><bdi class="svelte-1p605p1"> </bdi> <span class="muted svelte-1p605p1"> </span></span> <!> <span class="count svelte-1p605p1"><!> <span class="muted svelte-1p605p1">seen</span></span> <!></a></li>`),_e=e(`<ul></ul>`);function ve(e,t){O(t,!0);let i=p(()=>t.home.runs[0]);var f=s(),m=v(f),h=e=>{y(e,{title:`No run is under way`,children:(e,t)=>{var n=s(),r=v(n),c=e=>{var t=he(),n=v(t),r=g(n,2),s=_(r),c=g(r,2);L(c,{get value(){return w(i).candidatesPassedCount}}),a(),E(e=>{o(n,`href`,e),u(s,`@${w(i).trackedAccount.handle??``}`)},[()=>j(w(i))]),d(e,t)};S(r,e=>{w(i)&&e(c)}),d(e,n)},$$slots:{default:!0}})},b=e=>{var n=_e();l(n,21,()=>t.home.live,e=>e.id,(e,t)=>{var n=ge(),i=x(n),s=x(i);I(s,{get src(){return w(t).trackedAccount.profileImageUrl},get name(){return w(t).trackedAccount.handle},size:28});var l=g(s,2),f=x(l),m=_(f),h=g(f,2),v=_(h,!0);r(l);var y=g(l,2);K(y,{get stage(){return w(t).stage},get status(){return w(t).status}});var b=g(y,2),S=x(b);{let e=p(()=>w(t).newFollowersCount+w(t).deepCrawlCount+w(t).likersCount);L(S,{get value(){return w(e)}})}a(2),r(b);var C=g(b,2);{let e=p(()=>w(t).waitingUntil!=null&&new Date(w(t).waitingUntil).getTime()>c());F(C,{get status(){return w(t).status},get waiting(){return w(e)}})}r(i),r(n),E(e=>{o(i,`href`,e),u(m,`@${w(t).trackedAccount.handle??``}`),u(v,w(t).stage?N[w(t).stage]:`Waits for a worker`)},[()=>j(w(t))]),d(e,n)}),r(n),d(e,n)};S(m,e=>{t.home.live.length===0?e(h):e(b,-1)}),d(e,f),n()}var ye=e(`<li class="svelte-11ufwge"><!> <div><p class="name svelte-11ufwge"><a target="_blank" rel="noopener noreferrer" class="svelte-11ufwge"><bdi> </bdi></a> <span class="muted svelte-11ufwge"><!> followers</span></p> <p class="muted reason svelte-11ufwge"><bdi> </bdi></p></div> <span class="muted svelte-11ufwge"><!></span></li>`),be=e(`<ul></ul>`);function xe(e,t){O(t,!0);let i=e=>/^https?:\/\//i.test(e)?e:void 0;var c=s(),f=v(c),m=e=>{y(e,{title:`Nobody yet`,children:(e,t)=>{a();var n=b(`Whoever a run lets pass stands here, newest first.`);d(e,n)},$$slots:{default:!0}})},h=e=>{var n=be();l(n,21,()=>t.edges,({node:e})=>e.id,(e,t)=>{let n=()=>w(t).node;var s=ye(),c=x(s);{let e=p(()=>n().person.name||n().person.handle);I(c,{get src(){return n().person.profileImageUrl},get name(){return w(e)}})}var l=g(c,2),f=x(l),m=x(f),h=x(m),v=_(h,!0);r(m);var y=g(m,2),b=x(y);L(b,{get value(){return n().person.followersCount},as:`compact`}),a(),r(y),r(f);var S=g(f,2),C=x(S),T=_(C,!0);r(S),r(l);var D=g(l,2),O=x(D);z(O,{get time(){return n().foundAt}}),r(D),r(s),E(e=>{o(m,`href`,e),u(v,n().person.name||`@${n().person.handle}`),u(T,n().matchReasons[0]?.text??`@${n().person.handle}`)},[()=>i(n().person.profileUrl)]),d(e,s)}),r(n),d(e,n)};S(f,e=>{t.edges.length===0?e(m):e(h,-1)}),d(e,c),n()}var Se=e(`of <!>, the month's cap;`,1),Ce=e(`<p class="figure svelte-1gt9a2d"><!></p> <!> <p class="muted svelte-1gt9a2d"><!> <!> resources read; the month ends <!></p>`,1);function we(e,t){O(t,!0);let i=p(()=>t.usage.monthlyBudgetUsd??null);var o=Ce(),s=v(o),c=x(s);L(c,{get value(){return t.usage.estimatedCostUsd},as:`money`}),r(s);var l=g(s,2),u=e=>{H(e,{get value(){return t.usage.estimatedCostUsd},get max(){return w(i)},label:`Spent of the month's cap`})};S(l,e=>{w(i)!==null&&e(u)});var f=g(l,2),m=x(f),h=e=>{var t=Se(),n=g(v(t));L(n,{get value(){return w(i)},as:`money`}),a(),d(e,t)};S(m,e=>{w(i)!==null&&e(h)});var _=g(m,2);L(_,{get value(){return t.usage.resourcesUsed}});var y=g(_,2);z(y,{get time(){return t.usage.periodEnd}}),r(f),d(e,o),n()}var Te=e(`<p class="note svelte-ij6c2o" role="status">Schedules pass over accounts without credit until <!>.</p>`),Ee=e(`<div class="wide svelte-ij6c2o"><!></div>`),$=e(`<a href="/accounts" class="svelte-ij6c2o">All accounts</a>`),De=e(`<a href="/runs" class="svelte-ij6c2o">All runs</a>`),Oe=e(`<a href="/people" class="svelte-ij6c2o">All <!> </a>`),ke=e(`<!> `,1),Ae=e(`<header class="svelte-ij6c2o"><h1>Home</h1> <!></header> <div class="grid svelte-ij6c2o"><!> <div class="main svelte-ij6c2o"><!> <!></div> <div class="side svelte-ij6c2o"><!> <!></div></div>`,1);function je(e,t){O(t,!0);let o=new me,c=p(()=>o.resource.data),l=p(()=>w(c)!==null&&(w(c).trackedAccounts.length===0||w(c).savedSearches.length===0||o.runs.length===0));i(()=>(o.resource.load(),()=>o.stop()));var f=Ae(),m=v(f),h=g(x(m),2),_=e=>{var t=Te(),n=g(x(t));z(n,{get time(){return w(c).syncSettings.pausedUntil}}),a(),r(t),d(e,t)};S(h,e=>{w(c)?.syncSettings.pausedUntil&&e(_)}),r(m);var y=g(m,2),b=x(y),C=e=>{var t=Ee(),n=x(t);{let e=p(()=>o.runs.length>0);le(n,{get data(){return w(c)},get hasRun(){return w(e)}})}r(t),d(e,t)};S(b,e=>{w(c)&&w(l)&&e(C)});var T=g(b,2),D=x(T);R(D,{title:`Accounts`,get resource(){return o.resource},lines:4,flush:!0,actions:e=>{var t=s(),n=v(t),r=e=>{var t=$();d(e,t)},i=p(()=>P(`/accounts`));S(n,e=>{w(i)&&e(r)}),d(e,t)},children:(e,t)=>{var n=s(),r=v(n),i=e=>{Y(e,{get accounts(){return w(c).trackedAccounts},get home(){return o}})};S(r,e=>{w(c)&&e(i)}),d(e,n)},$$slots:{actions:!0,default:!0}});var k=g(D,2);R(k,{title:`Live runs`,get resource(){return o.resource},lines:2,flush:!0,actions:e=>{var t=De();d(e,t)},children:(e,t)=>{ve(e,{get home(){return o}})},$$slots:{actions:!0,default:!0}}),r(T);var A=g(T,2),j=x(A);R(j,{title:`Spend this month`,get resource(){return o.resource},lines:2,children:(e,t)=>{var n=s(),r=v(n),i=e=>{we(e,{get usage(){return w(c).viewer.usage}})};S(r,e=>{w(c)&&e(i)}),d(e,n)},$$slots:{default:!0}});var M=g(j,2);R(M,{title:`Newest good ones`,get resource(){return o.resource},lines:6,flush:!0,actions:e=>{var t=s(),n=v(t),i=e=>{var t=s(),n=v(t),i=e=>{var t=Oe(),n=g(x(t));L(n,{get value(){return w(c).candidates.totalCount}});var i=g(n,1,!0);r(t),E(()=>u(i,w(c).candidates.totalCountIsLowerBound?`+`:``)),d(e,t)},a=p(()=>P(`/people`)),o=e=>{var t=ke(),n=v(t);L(n,{get value(){return w(c).candidates.totalCount}});var r=g(n,1,!0);E(()=>u(r,w(c).candidates.totalCountIsLowerBound?`+`:``)),d(e,t)};S(n,e=>{w(a)?e(i):e(o,-1)}),d(e,t)};S(n,e=>{w(c)&&e(i)}),d(e,t)},children:(e,t)=>{var n=s(),r=v(n),i=e=>{xe(e,{get edges(){return w(c).candidates.edges}})};S(r,e=>{w(c)&&e(i)}),d(e,n)},$$slots:{actions:!0,default:!0}}),r(A),r(y),d(e,f),n()}export{je as default};