import{A as e,Dt as t,Et as n,G as r,H as i,I as a,K as o,St as s,T as c,W as l,Y as u,_t as d,ct as f,d as p,dt as m,et as h,gt as g,h as _,it as v,lt as y,mt as b,q as x,ut as S,xt as C,z as w}from"./format-DkR7eRrJ.js";import{a as T,c as E,n as D,r as O,t as k}from"./words-Djoa_Y8a.js";import{n as A,t as j}from"./Spend-B0YyQ2ZM.js";import{a as M,n as N,r as P,t as F}from"./RelativeTime-ajkSRE0B.js";import{f as I,t as L}from"./index-Bt-9fM6h.js";import{t as R}from"./play-bbx60ZuC.js";import{t as z}from"./Avatar-Diwdj0GV.js";import{c as B,m as V,n as H,r as U}from"./Countdown-HnqKytR4.js";import{a as W,i as ee,s as te}from"./words-DY8ZOAi-.js";import{t as G}from"./check-KjAG7eLX.js";import{n as K,r as q,t as J}from"./StageDots-BFtYin3W.js";import{n as Y,t as X}from"./StatusPill-CwYgy8eR.js";var Z=x(`<svg role="img"><title> </title><polyline class="svelte-7xhh4e"></polyline></svg>`);function ne(e,n){s(n,!0);let a=d(()=>{let e=n.points.map(e=>e.followers),t=n.points.map(e=>new Date(e.day).getTime()),[r,i]=[Math.min(...e),Math.max(...e)],[a,o]=[t[0]??0,t.at(-1)??0];return n.points.map((e,n)=>{let s=2+((t[n]??0)-a)/(o-a||1)*92,c=i===r?14:25-(e.followers-r)/(i-r)*22;return`${s.toFixed(1)},${c.toFixed(1)}`})}),o=d(()=>`Followers over ${n.points.length} days: from ${p(n.points[0]?.followers??0)} to ${p(n.points.at(-1)?.followers??0)}`);var u=r(),g=y(u),_=e=>{var n=Z();c(n,`viewBox`,`0 0 96 28`),c(n,`width`,96),c(n,`height`,28);var r=f(n),s=S(r,!0),u=m(r);t(n),v(e=>{c(n,`aria-label`,h(o)),i(s,h(o)),c(u,`points`,e)},[()=>h(a).join(` `)]),l(e,n)};w(g,e=>{n.points.length>1&&e(_)}),l(e,u),C()}var re=o(`<a class="failed svelte-1aansut">The last sync failed</a>`),ie=o(`<span class="muted asleep svelte-1aansut"><!>Asleep</span>`),ae=o(`<a class="muted none svelte-1aansut" href="/settings">No schedule</a>`),oe=o(`<!>Sync<span class="hidden-visually"> </span>`,1),se=o(`<tr><th scope="row" class="svelte-1aansut"><span class="who svelte-1aansut"><!> <span class="svelte-1aansut"><bdi class="handle svelte-1aansut"> </bdi> <!> <span class="muted svelte-1aansut"> <bdi> </bdi></span></span></span></th><td class="number" data-label="Followers"><!></td><td class="spark svelte-1aansut"><!></td><td class="half" data-label="Next sync"><!></td><td class="number" data-label="Syncs today"> </td><td class="action half svelte-1aansut"><!></td></tr>`),Q=o(`<table class="cards compact"><thead><tr><th scope="col">Account</th><th scope="col" class="number">Followers</th><th scope="col"><span class="hidden-visually">History</span></th><th scope="col">Next sync</th><th scope="col" class="number">Syncs today</th><th scope="col"><span class="hidden-visually">Action</span></th></tr></thead><tbody class="svelte-1aansut"></tbody></table>`);function ce(e,o){s(o,!0);let p=e=>{let t=o.home.runs.find(t=>t.id===e.latestSyncRun?.id)??e.latestSyncRun;return t&&k(t)?t:o.home.live.find(t=>t.trackedAccount.handle===e.handle)};var g=r(),_=y(g),b=e=>{L(e,{title:`No accounts yet`,children:(e,t)=>{n();var r=u(`Track an account, and whoever follows it or likes its posts is looked at.`);l(e,r)},$$slots:{default:!0}})},x=e=>{var r=Q(),s=m(f(r));a(s,21,()=>o.accounts,e=>e.id,(e,r)=>{let a=d(()=>p(h(r)));var o=se(),s=f(o),g=f(s),_=f(g);z(_,{get src(){return h(r).profileImageUrl},get name(){return h(r).handle}});var b=m(_,2),x=f(b),C=S(x),T=m(x,2),D=e=>{var t=re();v(e=>c(t,`href`,e),[()=>O(h(r).latestSyncRun)]),l(e,t)};w(T,e=>{h(r).latestSyncRun?.status===`FAILED`&&h(r).latestSyncRun.errorCode!==`CANCELLED`&&!h(a)&&e(D)});var k=m(T,2),A=f(k),j=m(A),M=S(j,!0);t(k),t(b),t(g),t(s);var P=m(s),L=f(P);N(L,{get value(){return h(r).lastKnownFollowerCount}}),t(P);var B=m(P);ne(f(B),{get points(){return h(r).followerHistory}}),t(B);var V=m(B),U=f(V),W=e=>{var r=ie(),i=f(r);I(i,{size:14,"aria-hidden":`true`}),n(),t(r),l(e,r)},G=e=>{F(e,{get time(){return h(r).nextSyncAt}})},K=e=>{var t=ae();l(e,t)};w(U,e=>{h(r).isActive?h(r).nextSyncAt?e(G,1):e(K,-1):e(W)}),t(V);var q=m(V),J=S(q),Y=m(q),X=f(Y),Z=e=>{{let t=d(()=>O(h(a)));H(e,{get href(){return h(t)},children:(e,t)=>{n();var r=u(`Watch run`);l(e,r)},$$slots:{default:!0}})}},Q=e=>{{let t=d(()=>E(h(r)));H(e,{get href(){return h(t)},children:(e,t)=>{var n=oe(),a=y(n);R(a,{size:14,"aria-hidden":`true`});var o=m(a,2),s=S(o);v(()=>i(s,` @${h(r).handle??``}`)),l(e,n)},$$slots:{default:!0}})}};w(X,e=>{h(a)?e(Z):h(r).isActive&&e(Q,1)}),t(Y),t(o),v(()=>{c(x,`title`,h(r).handle),i(C,`@${h(r).handle??``}`),i(A,`${ee[h(r).network]??``} · ${te[h(r).tier]??``} · `),i(M,h(r).savedSearch?.name??`no search`),i(J,`${h(r).syncsUsedToday??``}${h(r).syncsAllowedToday==null?``:`/${h(r).syncsAllowedToday}`}`)}),l(e,o)}),t(s),t(r),l(e,r)};w(_,e=>{o.accounts.length===0?e(b):e(x,-1)}),l(e,g),C()}var le=o(`<span class="hidden-visually">: done</span>`),ue=o(`<li><span class="mark svelte-vods8y" aria-hidden="true"><!></span> <div class="svelte-vods8y"><h3 class="svelte-vods8y"> <!></h3> <p class="svelte-vods8y"> </p> <!></div></li>`),de=o(`<ol class="svelte-vods8y"></ol>`);function fe(r,o){s(o,!0);let c=d(()=>[{done:o.data.savedSearches.length>0,title:`Say whom you look for`,words:`In your own words: tech founders, designers in Berlin.`,action:`Write a search`,to:`/searches`},{done:o.data.trackedAccounts.length>0,title:`Track an account`,words:`Its followers, and who likes its posts, are looked at.`,action:`Track an account`,to:`/accounts`},{done:o.hasRun,title:`Sync it`,words:`What it will cost is told before. Then watch it live.`,action:`Start a sync`,to:`/accounts`}]),p=d(()=>h(c).findIndex(e=>!e.done));P(r,{title:`Three steps to the first good ones`,children:(r,o)=>{var s=de();a(s,23,()=>h(c),e=>e.title,(r,a,o)=>{var s=ue();let c;var g=f(s),_=f(g),y=e=>{G(e,{size:14})},b=e=>{var t=u();v(()=>i(t,h(o)+1)),l(e,t)};w(_,e=>{h(a).done?e(y):e(b,-1)}),t(g);var x=m(g,2),C=f(x),T=f(C,!0),E=m(T),O=e=>{var t=le();l(e,t)};w(E,e=>{h(a).done&&e(O)}),t(C);var k=m(C,2),A=S(k,!0),j=m(k,2),M=e=>{{let t=d(()=>h(o)===h(p)?`primary`:`plain`);H(e,{get kind(){return h(t)},get href(){return h(a).to},children:(e,t)=>{n();var r=u();v(()=>i(r,h(a).action)),l(e,r)},$$slots:{default:!0}})}},N=d(()=>!h(a).done&&D(h(a).to));w(j,e=>{h(N)&&e(M)}),t(x),t(s),v(()=>{c=e(s,1,`svelte-vods8y`,null,c,{done:h(a).done}),i(T,h(a).title),i(A,h(a).words)}),l(r,s)}),t(s),l(r,s)},$$slots:{default:!0}}),C()}var $=class extends String{__apiType;value;__meta__;constructor(e,t){super(e),this.value=e,this.__meta__=t}toString(){return this.value}};new $(`
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
  progress {
    run
  }
  waitingUntil
  trackedAccount {
    handle
    profileImageUrl
  }
}
    `,{fragmentName:`HomeRun`});var pe=new $(`
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
      errorCode
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
  progress {
    run
  }
  waitingUntil
  trackedAccount {
    handle
    profileImageUrl
  }
}`),me=new $(`
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
  progress {
    run
  }
  waitingUntil
  trackedAccount {
    handle
    profileImageUrl
  }
}`),he=800,ge=class{resource=new U(e=>this.#i(e));#e=g([]);get runs(){return h(this.#e)}set runs(e){b(this.#e,e)}#t=d(()=>this.runs.filter(k));get live(){return h(this.#t)}set live(e){b(this.#t,e)}#n=null;#r;async#i(e){let t=await B(pe,{},e),n=new Map(this.runs.map(e=>[e.id,e]));return this.runs=t.syncRuns.edges.map(({node:e})=>q(n.get(e.id),e)),this.#n??=K(me,t.syncRuns.updateSequence,e=>this.#a(e),()=>this.#s()),t}#a(e){let t=this.runs.find(t=>t.id===e.id);this.runs=t?this.runs.map(n=>n===t?q(n,e):n):[e,...this.runs],t&&k(t)&&!k(e)&&this.#o()}#o(){clearTimeout(this.#r),this.#r=setTimeout(()=>void this.resource.load(),he)}#s(){this.#n=null,this.#o()}stop(){clearTimeout(this.#r),this.resource.stop(),this.#n?.()}},_e=o(`found <!> good ones.`,1),ve=o(`<a>The last one</a> of <bdi> </bdi> <!>`,1),ye=o(`<span class="done svelte-1p605p1"><!></span>`),be=o(`<li class="svelte-1p605p1"><a class="svelte-1p605p1"><!> <span class="what svelte-1p605p1"><bdi class="svelte-1p605p1"> </bdi> <span class="muted svelte-1p605p1"> </span></span> <!> <!> <span class="count svelte-1p605p1"><!> <span class="muted svelte-1p605p1">seen</span></span> <!></a></li>`),xe=o(`<ul></ul>`);function Se(e,o){s(o,!0);let p=d(()=>o.home.runs[0]);var g=r(),_=y(g),b=e=>{L(e,{title:`No run is under way`,children:(e,t)=>{var a=r(),o=y(a),s=e=>{var t=ve(),r=y(t),a=m(r,2),o=S(a),s=m(a,2),d=e=>{var t=u(`failed.`);l(e,t)},f=e=>{var t=_e(),r=m(y(t));N(r,{get value(){return h(p).candidatesPassedCount}}),n(),l(e,t)};w(s,e=>{h(p).status===`FAILED`?e(d):e(f,-1)}),v(e=>{c(r,`href`,e),i(o,`@${h(p).trackedAccount.handle??``}`)},[()=>O(h(p))]),l(e,t)};w(o,e=>{h(p)&&e(s)}),l(e,a)},$$slots:{default:!0}})},x=e=>{var r=xe();a(r,21,()=>o.home.live,e=>e.id,(e,r)=>{var a=be(),o=f(a),s=f(o);z(s,{get src(){return h(r).trackedAccount.profileImageUrl},get name(){return h(r).trackedAccount.handle},size:28});var u=m(s,2),p=f(u),g=S(p),_=m(p,2),y=S(_,!0);t(u);var b=m(u,2);J(b,{get stage(){return h(r).stage},get status(){return h(r).status}});var x=m(b,2),C=e=>{var n=ye(),i=f(n);Y(i,{get done(){return h(r).progress.run},get label(){return`Done of the run of @${h(r).trackedAccount.handle??``}`}}),t(n),l(e,n)};w(x,e=>{h(r).status===`RUNNING`&&e(C)});var E=m(x,2),D=f(E);{let e=d(()=>h(r).newFollowersCount+h(r).deepCrawlCount+h(r).likersCount);N(D,{get value(){return h(e)}})}n(2),t(E);var k=m(E,2);{let e=d(()=>h(r).waitingUntil!=null&&new Date(h(r).waitingUntil).getTime()>V());X(k,{get status(){return h(r).status},get waiting(){return h(e)}})}t(o),t(a),v(e=>{c(o,`href`,e),i(g,`@${h(r).trackedAccount.handle??``}`),i(y,h(r).stage?T[h(r).stage]:`Waits for a worker`)},[()=>O(h(r))]),l(e,a)}),t(r),l(e,r)};w(_,e=>{o.home.live.length===0?e(b):e(x,-1)}),l(e,g),C()}var Ce=o(`<li class="svelte-11ufwge"><!> <p class="name svelte-11ufwge"><a target="_blank" rel="noopener noreferrer" class="svelte-11ufwge"><bdi> </bdi></a> <span class="muted svelte-11ufwge"><!> followers</span></p> <p class="muted reason svelte-11ufwge"><bdi> </bdi></p> <span class="muted svelte-11ufwge"><!></span></li>`),we=o(`<ul></ul>`);function Te(e,o){s(o,!0);let p=e=>/^https?:\/\//i.test(e)?e:void 0;var g=r(),_=y(g),b=e=>{L(e,{title:`Nobody yet`,children:(e,t)=>{n();var r=u(`Whoever a run lets pass stands here, newest first.`);l(e,r)},$$slots:{default:!0}})},x=e=>{var r=we();a(r,21,()=>o.edges,({node:e})=>e.id,(e,r)=>{let a=()=>h(r).node;var o=Ce(),s=f(o);{let e=d(()=>W(a().person));z(s,{get src(){return a().person.profileImageUrl},get name(){return h(e)}})}var u=m(s,2),g=f(u),_=f(g),y=S(_,!0);t(g);var b=m(g,2),x=f(b);N(x,{get value(){return a().person.followersCount},as:`compact`}),n(),t(b),t(u);var C=m(u,2),w=f(C),T=S(w,!0);t(C);var E=m(C,2),D=f(E);F(D,{get time(){return a().foundAt}}),t(E),t(o),v((e,t)=>{c(g,`href`,e),i(y,t),i(T,a().matchReasons[0]?.text??`@${a().person.handle}`)},[()=>p(a().person.profileUrl),()=>W(a().person)]),l(e,o)}),t(r),l(e,r)};w(_,e=>{o.edges.length===0?e(b):e(x,-1)}),l(e,g),C()}var Ee=o(`<p class="note svelte-ij6c2o" role="status">Schedules pass over accounts without credit until <!>.</p>`),De=o(`<div class="wide svelte-ij6c2o"><!></div>`),Oe=o(`<a href="/accounts" class="svelte-ij6c2o">All accounts</a>`),ke=o(`<a href="/runs" class="svelte-ij6c2o">All runs</a>`),Ae=o(`<a href="/people?rating=UNRATED" class="svelte-ij6c2o">Rate</a> <a href="/people" class="svelte-ij6c2o">All <!> </a>`,1),je=o(`<header class="screen-head"><h1>Home</h1> <!></header> <div class="grid svelte-ij6c2o"><!> <!> <div class="main svelte-ij6c2o"><!> <!></div> <div class="side svelte-ij6c2o"><!> <!></div></div>`,1);function Me(e,a){s(a,!0);let o=new ge,c=d(()=>o.resource.data),u=d(()=>h(c)!==null&&(h(c).trackedAccounts.length===0||h(c).savedSearches.length===0||o.runs.length===0));_(()=>(o.resource.load(),()=>o.stop()));var p=je(),g=y(p),b=m(f(g),2),x=e=>{var r=Ee(),i=m(f(r));A(i,{get time(){return h(c).syncSettings.pausedUntil}}),n(),t(r),l(e,r)};w(b,e=>{h(c)?.syncSettings.pausedUntil&&e(x)}),t(g);var S=m(g,2),T=f(S),E=e=>{var n=De(),r=f(n);M(r,{get error(){return o.resource.error},get onretry(){return o.resource.load},get busy(){return o.resource.loading}}),t(n),l(e,n)};w(T,e=>{o.resource.error&&e(E)});var O=m(T,2),k=e=>{var n=De(),r=f(n);{let e=d(()=>o.runs.length>0);fe(r,{get data(){return h(c)},get hasRun(){return h(e)}})}t(n),l(e,n)};w(O,e=>{h(c)&&h(u)&&e(k)});var F=m(O,2),I=f(F);P(I,{title:`Accounts`,get resource(){return o.resource},shared:!0,lines:4,flush:!0,actions:e=>{var t=r(),n=y(t),i=e=>{var t=Oe();l(e,t)},a=d(()=>D(`/accounts`));w(n,e=>{h(a)&&e(i)}),l(e,t)},children:(e,t)=>{var n=r(),i=y(n),a=e=>{ce(e,{get accounts(){return h(c).trackedAccounts},get home(){return o}})};w(i,e=>{h(c)&&e(a)}),l(e,n)},$$slots:{actions:!0,default:!0}});var L=m(I,2);P(L,{title:`Live runs`,get resource(){return o.resource},shared:!0,lines:2,flush:!0,actions:e=>{var t=ke();l(e,t)},children:(e,t)=>{Se(e,{get home(){return o}})},$$slots:{actions:!0,default:!0}}),t(F);var R=m(F,2),z=f(R);P(z,{title:`Spend this month`,get resource(){return o.resource},shared:!0,lines:2,children:(e,t)=>{var n=r(),i=y(n),a=e=>{j(e,{get usage(){return h(c).viewer.usage}})};w(i,e=>{h(c)&&e(a)}),l(e,n)},$$slots:{default:!0}});var B=m(z,2);P(B,{title:`Newest good ones`,get resource(){return o.resource},shared:!0,lines:6,flush:!0,actions:e=>{var n=r(),a=y(n),o=e=>{var n=r(),a=y(n),o=e=>{var n=Ae(),r=m(y(n),2),a=m(f(r));N(a,{get value(){return h(c).candidates.totalCount}});var o=m(a,1,!0);t(r),v(()=>i(o,h(c).candidates.totalCountIsLowerBound?`+`:``)),l(e,n)};w(a,e=>{h(c).candidates.totalCount>0&&e(o)}),l(e,n)};w(a,e=>{h(c)&&e(o)}),l(e,n)},children:(e,t)=>{var n=r(),i=y(n),a=e=>{Te(e,{get edges(){return h(c).candidates.edges}})};w(i,e=>{h(c)&&e(a)}),l(e,n)},$$slots:{actions:!0,default:!0}}),t(R),t(S),l(e,p),C()}export{Me as default};