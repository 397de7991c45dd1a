import{$ as e,C as t,D as n,Dt as r,G as i,I as a,J as o,Ot as s,Q as c,S as l,Tt as u,V as d,Z as f,_t as p,bt as m,ct as h,d as g,dt as _,et as v,gt as y,ht as b,mt as x,n as S,p as C,r as w,rt as T,tt as E,v as D,wt as O,xt as k,yt as A}from"./Countdown-CEhdvqAJ.js";import{i as j,n as M,o as N,r as P,t as F}from"./StatusPill-C9xU7wzj.js";import{t as I}from"./Number-S5Kj8Tk6.js";import{n as L,t as R}from"./RelativeTime-DvPO99Kt.js";import{t as z}from"./Spend-BDx9HZio.js";import{n as B,r as V,s as ee}from"./index-225p7pDX.js";import{t as te}from"./play-C67JPuMK.js";import{t as H}from"./Avatar-CNyOQNJP.js";import{t as U}from"./check-PgadmORT.js";import{n as W,r as G,t as K}from"./StageDots-DTjcMGJe.js";var q=E(`<svg role="img"><title> </title><polyline class="svelte-7xhh4e"></polyline></svg>`);function ne(t,n){u(n,!0);let r=k(()=>{let e=n.points.map(e=>e.followers),t=n.points.map(e=>new Date(e.day).getTime()),[r,i]=[Math.min(...e),Math.max(...e)],[a,o]=[t[0]??0,t.at(-1)??0];return n.points.map((e,n)=>{let s=2+((t[n]??0)-a)/(o-a||1)*92,c=i===r?14:25-(e.followers-r)/(i-r)*22;return`${s.toFixed(1)},${c.toFixed(1)}`})}),i=k(()=>`Followers over ${n.points.length} days: from ${g(n.points[0]?.followers??0)} to ${g(n.points.at(-1)?.followers??0)}`);var l=e(),d=b(l),m=e=>{var t=q();a(t,`viewBox`,`0 0 96 28`),a(t,`width`,96),a(t,`height`,28);var n=x(t),o=y(n,!0),l=p(n);s(t),_(e=>{a(t,`aria-label`,h(i)),f(o,h(i)),a(l,`points`,e)},[()=>h(r).join(` `)]),c(e,t)};o(d,e=>{n.points.length>1&&e(m)}),c(t,l),O()}var re=v(`<span class="muted asleep svelte-1aansut"><!>Asleep</span>`),ie=v(`<span class="muted svelte-1aansut">No schedule</span>`),ae=v(`<!>Sync<span class="hidden-visually"> </span>`,1),oe=v(`<tr><td colspan="6" class="svelte-1aansut"><p class="refused svelte-1aansut" role="alert"> </p></td></tr>`),se=v(`<tr><td class="svelte-1aansut"><span class="who svelte-1aansut"><!> <span class="svelte-1aansut"><bdi class="handle svelte-1aansut"> </bdi> <span class="muted svelte-1aansut"> </span></span></span></td><td class="number svelte-1aansut" data-label="Followers"><!></td><td class="spark svelte-1aansut"><!></td><td data-label="Next sync" class="svelte-1aansut"><!></td><td class="number svelte-1aansut" data-label="Today"> </td><td class="action svelte-1aansut"><!></td></tr> <!>`,1),J=v(`<table class="cards"><thead><tr><th scope="col">Account</th><th scope="col" class="number">Followers</th><th scope="col"><span class="hidden-visually">History</span></th><th scope="col">Next sync</th><th scope="col" class="number">Today</th><th scope="col"><span class="hidden-visually">Action</span></th></tr></thead><tbody></tbody></table>`);function Y(t,n){u(n,!0);let a={X:`X`,BLUESKY:`Bluesky`},d=m(null),g=m(null),v=e=>{let t=n.home.runs.find(t=>t.id===e.latestSyncRun?.id)??e.latestSyncRun;return t&&M(t)?t:n.home.live.find(t=>t.trackedAccount.handle===e.handle)};async function C(e){A(d,e.id,!0),A(g,null);try{let t=await n.home.start(e);`databaseId`in t?V.go(j(t)):A(g,{id:e.id,message:t.refused},!0)}catch(t){A(g,{id:e.id,message:l(t)},!0)}finally{A(d,null),h(g)&&B(h(g).message)}}var E=e(),D=b(E),N=e=>{S(e,{title:`No accounts yet`,children:(e,t)=>{r();var n=T(`Track an account, and whoever follows it or likes its posts is looked at.`);c(e,n)},$$slots:{default:!0}})},P=e=>{var t=J(),l=p(x(t));i(l,21,()=>n.accounts,e=>e.id,(e,t)=>{let n=k(()=>v(h(t)));var i=se(),l=b(i),u=x(l),m=x(u),S=x(m);H(S,{get src(){return h(t).profileImageUrl},get name(){return h(t).handle}});var E=p(S,2),D=x(E),O=y(D),A=p(D,2),M=y(A);s(E),s(m),s(u);var N=p(u),P=x(N);I(P,{get value(){return h(t).lastKnownFollowerCount}}),s(N);var F=p(N);ne(x(F),{get points(){return h(t).followerHistory}}),s(F);var L=p(F),z=x(L),B=e=>{var t=re(),n=x(t);ee(n,{size:14,"aria-hidden":`true`}),r(),s(t),c(e,t)},V=e=>{R(e,{get time(){return h(t).nextSyncAt}})},U=e=>{var t=ie();c(e,t)};o(z,e=>{h(t).isActive?h(t).nextSyncAt?e(V,1):e(U,-1):e(B)}),s(L);var W=p(L),G=y(W),K=p(W),q=x(K),J=e=>{{let t=k(()=>j(h(n)));w(e,{get href(){return h(t)},children:(e,t)=>{r();var n=T(`Watch run`);c(e,n)},$$slots:{default:!0}})}},Y=e=>{{let n=k(()=>h(d)===h(t).id);w(e,{get busy(){return h(n)},onclick:()=>C(h(t)),children:(e,n)=>{var r=ae(),i=b(r);te(i,{size:14,"aria-hidden":`true`});var a=p(i,2),o=y(a);_(()=>f(o,` @${h(t).handle??``}`)),c(e,r)},$$slots:{default:!0}})}};o(q,e=>{h(n)?e(J):h(t).isActive&&e(Y,1)}),s(K),s(l);var X=p(l,2),Z=e=>{var t=oe(),n=x(t),r=x(n),i=y(r,!0);s(n),s(t),_(()=>f(i,h(g).message)),c(e,t)};o(X,e=>{h(g)?.id===h(t).id&&e(Z)}),_(e=>{f(O,`@${h(t).handle??``}`),f(M,`${a[h(t).network]??``} · ${e??``} · ${h(t).savedSearch?.name??`no search`??``}`),f(G,`${h(t).syncsUsedToday??``}${h(t).syncsAllowedToday==null?``:`/${h(t).syncsAllowedToday}`}`)},[()=>h(t).tier.toLowerCase()]),c(e,i)}),s(l),s(t),c(e,t)};o(D,e=>{n.accounts.length===0?e(N):e(P,-1)}),c(t,E),O()}var X=v(`<span class="hidden-visually">: done</span>`),Z=v(`<li><span class="mark svelte-vods8y" aria-hidden="true"><!></span> <div class="svelte-vods8y"><h3 class="svelte-vods8y"> <!></h3> <p class="svelte-vods8y"> </p> <!></div></li>`),ce=v(`<ol class="svelte-vods8y"></ol>`);function le(e,t){u(t,!0);let n=k(()=>[{done:t.data.savedSearches.length>0,title:`Say whom you look for`,words:`In your own words: tech founders, designers in Berlin.`,action:`Write a search`,to:`/searches`},{done:t.data.trackedAccounts.length>0,title:`Track an account`,words:`Its followers, and who likes its posts, are looked at.`,action:`Track an account`,to:`/accounts`},{done:t.hasRun,title:`Sync it`,words:`What it will cost is told before. Then watch it live.`,action:`Start a sync`,to:`/accounts`}]),a=k(()=>h(n).findIndex(e=>!e.done));L(e,{title:`Three steps to the first good ones`,children:(e,t)=>{var l=ce();i(l,23,()=>h(n),e=>e.title,(e,t,n)=>{var i=Z();let l;var u=x(i),m=x(u),g=e=>{U(e,{size:14})},v=e=>{var t=T();_(()=>f(t,h(n)+1)),c(e,t)};o(m,e=>{h(t).done?e(g):e(v,-1)}),s(u);var b=p(u,2),S=x(b),C=x(S,!0),E=p(C),D=e=>{var t=X();c(e,t)};o(E,e=>{h(t).done&&e(D)}),s(S);var O=p(S,2),A=y(O,!0),j=p(O,2),M=e=>{{let i=k(()=>h(n)===h(a)?`primary`:`plain`);w(e,{get kind(){return h(i)},get href(){return h(t).to},children:(e,n)=>{r();var i=T();_(()=>f(i,h(t).action)),c(e,i)},$$slots:{default:!0}})}},N=k(()=>!h(t).done&&P(h(t).to));o(j,e=>{h(N)&&e(M)}),s(b),s(i),_(()=>{l=d(i,1,`svelte-vods8y`,null,l,{done:h(t).done}),f(C,h(t).title),f(A,h(t).words)}),c(e,i)}),s(l),c(e,l)},$$slots:{default:!0}}),O()}var Q=class extends String{__apiType;value;__meta__;constructor(e,t){super(e),this.value=e,this.__meta__=t}toString(){return this.value}};new Q(`
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
    `),pe=800,me=class{resource=new C(e=>this.#i(e));#e=m([]);get runs(){return h(this.#e)}set runs(e){A(this.#e,e)}#t=k(()=>this.runs.filter(M));get live(){return h(this.#t)}set live(e){A(this.#t,e)}#n=null;#r;async#i(e){let t=await D(ue,{},e),n=new Map(this.runs.map(e=>[e.id,e]));return this.runs=t.syncRuns.edges.map(({node:e})=>G(n.get(e.id),e)),this.#n??=W(de,t.syncRuns.updateSequence,e=>this.#a(e),()=>this.#s()),t}#a(e){let t=this.runs.find(t=>t.id===e.id);this.runs=t?this.runs.map(n=>n===t?G(n,e):n):[e,...this.runs],t&&M(t)&&!M(e)&&this.#o()}#o(){clearTimeout(this.#r),this.#r=setTimeout(()=>void this.resource.load(),pe)}#s(){this.#n=null,this.#o()}async start(e){let{startSync:t}=await D(fe,{input:{trackedAccountId:e.id}});return t.syncRun?t.syncRun:{refused:t.userErrors[0]?.message??`The server gave no reason.`}}stop(){clearTimeout(this.#r),this.resource.stop(),this.#n?.()}},he=v(`<a>The last one</a> of <bdi> </bdi> found <!> good ones.`,1),ge=v(`<li class="svelte-1p605p1"><a class="svelte-1p605p1"><!> <span class="what svelte-1p605p1"><bdi class="svelte-1p605p1"> </bdi> <span class="muted svelte-1p605p1"> </span></span> <!> <span class="count svelte-1p605p1"><!> <span class="muted svelte-1p605p1">seen</span></span> <!></a></li>`),_e=v(`<ul></ul>`);function ve(n,l){u(l,!0);let d=k(()=>l.home.runs[0]);var m=e(),g=b(m),v=t=>{S(t,{title:`No run is under way`,children:(t,n)=>{var i=e(),s=b(i),l=e=>{var t=he(),n=b(t),i=p(n,2),o=y(i),s=p(i,2);I(s,{get value(){return h(d).candidatesPassedCount}}),r(),_(e=>{a(n,`href`,e),f(o,`@${h(d).trackedAccount.handle??``}`)},[()=>j(h(d))]),c(e,t)};o(s,e=>{h(d)&&e(l)}),c(t,i)},$$slots:{default:!0}})},C=e=>{var n=_e();i(n,21,()=>l.home.live,e=>e.id,(e,n)=>{var i=ge(),o=x(i),l=x(o);H(l,{get src(){return h(n).trackedAccount.profileImageUrl},get name(){return h(n).trackedAccount.handle},size:28});var u=p(l,2),d=x(u),m=y(d),g=p(d,2),v=y(g,!0);s(u);var b=p(u,2);K(b,{get stage(){return h(n).stage},get status(){return h(n).status}});var S=p(b,2),C=x(S);{let e=k(()=>h(n).newFollowersCount+h(n).deepCrawlCount+h(n).likersCount);I(C,{get value(){return h(e)}})}r(2),s(S);var w=p(S,2);{let e=k(()=>h(n).waitingUntil!=null&&new Date(h(n).waitingUntil).getTime()>t());F(w,{get status(){return h(n).status},get waiting(){return h(e)}})}s(o),s(i),_(e=>{a(o,`href`,e),f(m,`@${h(n).trackedAccount.handle??``}`),f(v,h(n).stage?N[h(n).stage]:`Waits for a worker`)},[()=>j(h(n))]),c(e,i)}),s(n),c(e,n)};o(g,e=>{l.home.live.length===0?e(v):e(C,-1)}),c(n,m),O()}var ye=v(`<li class="svelte-11ufwge"><!> <div><p class="name svelte-11ufwge"><a target="_blank" rel="noopener noreferrer" class="svelte-11ufwge"><bdi> </bdi></a> <span class="muted svelte-11ufwge"><!> followers</span></p> <p class="muted reason svelte-11ufwge"><bdi> </bdi></p></div> <span class="muted svelte-11ufwge"><!></span></li>`),be=v(`<ul></ul>`);function xe(t,n){u(n,!0);let l=e=>/^https?:\/\//i.test(e)?e:void 0;var d=e(),m=b(d),g=e=>{S(e,{title:`Nobody yet`,children:(e,t)=>{r();var n=T(`Whoever a run lets pass stands here, newest first.`);c(e,n)},$$slots:{default:!0}})},v=e=>{var t=be();i(t,21,()=>n.edges,({node:e})=>e.id,(e,t)=>{let n=()=>h(t).node;var i=ye(),o=x(i);{let e=k(()=>n().person.name||n().person.handle);H(o,{get src(){return n().person.profileImageUrl},get name(){return h(e)}})}var u=p(o,2),d=x(u),m=x(d),g=x(m),v=y(g,!0);s(m);var b=p(m,2),S=x(b);I(S,{get value(){return n().person.followersCount},as:`compact`}),r(),s(b),s(d);var C=p(d,2),w=x(C),T=y(w,!0);s(C),s(u);var E=p(u,2),D=x(E);R(D,{get time(){return n().foundAt}}),s(E),s(i),_(e=>{a(m,`href`,e),f(v,n().person.name||`@${n().person.handle}`),f(T,n().matchReasons[0]?.text??`@${n().person.handle}`)},[()=>l(n().person.profileUrl)]),c(e,i)}),s(t),c(e,t)};o(m,e=>{n.edges.length===0?e(g):e(v,-1)}),c(t,d),O()}var $=v(`<p class="note svelte-ij6c2o" role="status">Schedules pass over accounts without credit until <!>.</p>`),Se=v(`<div class="wide svelte-ij6c2o"><!></div>`),Ce=v(`<a href="/accounts" class="svelte-ij6c2o">All accounts</a>`),we=v(`<a href="/runs" class="svelte-ij6c2o">All runs</a>`),Te=v(`<a href="/people" class="svelte-ij6c2o">All <!> </a>`),Ee=v(`<!> `,1),De=v(`<header class="svelte-ij6c2o"><h1>Home</h1> <!></header> <div class="grid svelte-ij6c2o"><!> <div class="main svelte-ij6c2o"><!> <!></div> <div class="side svelte-ij6c2o"><!> <!></div></div>`,1);function Oe(t,i){u(i,!0);let a=new me,l=k(()=>a.resource.data),d=k(()=>h(l)!==null&&(h(l).trackedAccounts.length===0||h(l).savedSearches.length===0||a.runs.length===0));n(()=>(a.resource.load(),()=>a.stop()));var m=De(),g=b(m),v=p(x(g),2),y=e=>{var t=$(),n=p(x(t));R(n,{get time(){return h(l).syncSettings.pausedUntil}}),r(),s(t),c(e,t)};o(v,e=>{h(l)?.syncSettings.pausedUntil&&e(y)}),s(g);var S=p(g,2),C=x(S),w=e=>{var t=Se(),n=x(t);{let e=k(()=>a.runs.length>0);le(n,{get data(){return h(l)},get hasRun(){return h(e)}})}s(t),c(e,t)};o(C,e=>{h(l)&&h(d)&&e(w)});var T=p(C,2),E=x(T);L(E,{title:`Accounts`,get resource(){return a.resource},lines:4,flush:!0,actions:t=>{var n=e(),r=b(n),i=e=>{var t=Ce();c(e,t)},a=k(()=>P(`/accounts`));o(r,e=>{h(a)&&e(i)}),c(t,n)},children:(t,n)=>{var r=e(),i=b(r),s=e=>{Y(e,{get accounts(){return h(l).trackedAccounts},get home(){return a}})};o(i,e=>{h(l)&&e(s)}),c(t,r)},$$slots:{actions:!0,default:!0}});var D=p(E,2);L(D,{title:`Live runs`,get resource(){return a.resource},lines:2,flush:!0,actions:e=>{var t=we();c(e,t)},children:(e,t)=>{ve(e,{get home(){return a}})},$$slots:{actions:!0,default:!0}}),s(T);var A=p(T,2),j=x(A);L(j,{title:`Spend this month`,get resource(){return a.resource},lines:2,children:(t,n)=>{var r=e(),i=b(r),a=e=>{z(e,{get usage(){return h(l).viewer.usage}})};o(i,e=>{h(l)&&e(a)}),c(t,r)},$$slots:{default:!0}});var M=p(j,2);L(M,{title:`Newest good ones`,get resource(){return a.resource},lines:6,flush:!0,actions:t=>{var n=e(),r=b(n),i=t=>{var n=e(),r=b(n),i=e=>{var t=Te(),n=p(x(t));I(n,{get value(){return h(l).candidates.totalCount}});var r=p(n,1,!0);s(t),_(()=>f(r,h(l).candidates.totalCountIsLowerBound?`+`:``)),c(e,t)},a=k(()=>P(`/people`)),u=e=>{var t=Ee(),n=b(t);I(n,{get value(){return h(l).candidates.totalCount}});var r=p(n,1,!0);_(()=>f(r,h(l).candidates.totalCountIsLowerBound?`+`:``)),c(e,t)};o(r,e=>{h(a)?e(i):e(u,-1)}),c(t,n)};o(r,e=>{h(l)&&e(i)}),c(t,n)},children:(t,n)=>{var r=e(),i=b(r),a=e=>{xe(e,{get edges(){return h(l).candidates.edges}})};o(i,e=>{h(l)&&e(a)}),c(t,r)},$$slots:{actions:!0,default:!0}}),s(A),s(S),c(t,m),O()}export{Oe as default};