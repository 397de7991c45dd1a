import{B as e,C as t,Ct as n,G as r,H as i,L as a,O as o,P as s,Q as c,U as l,W as u,at as d,ct as f,dt as p,mt as m,nt as h,ot as g,p as _,pt as v,q as y,st as b,u as x,vt as S,wt as C,yt as w}from"./format-Dp83eJf0.js";import{a as T,n as E,r as D,t as O}from"./words-Cujr3T8z.js";import{n as k,t as A}from"./Spend-DoOcj2y-.js";import{n as j,r as M,t as N}from"./RelativeTime-GQ917O3p.js";import{i as P,r as F,t as I,u as L}from"./index-sCSKJOxm.js";import{t as ee}from"./play-B8ELUaFc.js";import{c as R,f as z,n as B,p as V,r as H}from"./Countdown-CoPBWTCw.js";import{t as U}from"./Avatar-BP7aaM1d.js";import{t as W}from"./check-BJxhjvZ9.js";import{n as G,r as K,t as q}from"./StageDots-BuK4u1Kd.js";import{t as J}from"./StatusPill-IbGlRvys.js";var Y=r(`<svg role="img"><title> </title><polyline class="svelte-7xhh4e"></polyline></svg>`);function te(n,r){w(r,!0);let o=m(()=>{let e=r.points.map(e=>e.followers),t=r.points.map(e=>new Date(e.day).getTime()),[n,i]=[Math.min(...e),Math.max(...e)],[a,o]=[t[0]??0,t.at(-1)??0];return r.points.map((e,r)=>{let s=2+((t[r]??0)-a)/(o-a||1)*92,c=i===n?14:25-(e.followers-n)/(i-n)*22;return`${s.toFixed(1)},${c.toFixed(1)}`})}),s=m(()=>`Followers over ${r.points.length} days: from ${x(r.points[0]?.followers??0)} to ${x(r.points.at(-1)?.followers??0)}`);var u=l(),p=g(u),_=n=>{var r=Y();t(r,`viewBox`,`0 0 96 28`),t(r,`width`,96),t(r,`height`,28);var a=d(r),l=b(a,!0),u=f(a);C(r),h(n=>{t(r,`aria-label`,c(s)),e(l,c(s)),t(u,`points`,n)},[()=>c(o).join(` `)]),i(n,r)};a(p,e=>{r.points.length>1&&e(_)}),i(n,u),S()}var ne=u(`<span class="muted asleep svelte-1aansut"><!>Asleep</span>`),re=u(`<span class="muted svelte-1aansut">No schedule</span>`),ie=u(`<!>Sync<span class="hidden-visually"> </span>`,1),ae=u(`<tr><td colspan="6" class="svelte-1aansut"><p class="refused svelte-1aansut" role="alert"> </p></td></tr>`),oe=u(`<tr><td class="svelte-1aansut"><span class="who svelte-1aansut"><!> <span class="svelte-1aansut"><bdi class="handle svelte-1aansut"> </bdi> <span class="muted svelte-1aansut"> </span></span></span></td><td class="number svelte-1aansut" data-label="Followers"><!></td><td class="spark svelte-1aansut"><!></td><td data-label="Next sync" class="svelte-1aansut"><!></td><td class="number svelte-1aansut" data-label="Today"> </td><td class="action svelte-1aansut"><!></td></tr> <!>`,1),X=u(`<table class="cards"><thead><tr><th scope="col">Account</th><th scope="col" class="number">Followers</th><th scope="col"><span class="hidden-visually">History</span></th><th scope="col">Next sync</th><th scope="col" class="number">Today</th><th scope="col"><span class="hidden-visually">Action</span></th></tr></thead><tbody></tbody></table>`);function Z(t,r){w(r,!0);let o={X:`X`,BLUESKY:`Bluesky`},u=v(null),_=v(null),x=e=>{let t=r.home.runs.find(t=>t.id===e.latestSyncRun?.id)??e.latestSyncRun;return t&&O(t)?t:r.home.live.find(t=>t.trackedAccount.handle===e.handle)};async function T(e){p(u,e.id,!0),p(_,null);try{let t=await r.home.start(e);`databaseId`in t?P.go(D(t)):p(_,{id:e.id,message:t.refused},!0)}catch(t){p(_,{id:e.id,message:z(t)},!0)}finally{p(u,null),c(_)&&F(c(_).message)}}var E=l(),k=g(E),A=e=>{I(e,{title:`No accounts yet`,children:(e,t)=>{n();var r=y(`Track an account, and whoever follows it or likes its posts is looked at.`);i(e,r)},$$slots:{default:!0}})},M=t=>{var l=X(),p=f(d(l));s(p,21,()=>r.accounts,e=>e.id,(t,r)=>{let s=m(()=>x(c(r)));var l=oe(),p=g(l),v=d(p),S=d(v),w=d(S);U(w,{get src(){return c(r).profileImageUrl},get name(){return c(r).handle}});var E=f(w,2),O=d(E),k=b(O),A=f(O,2),M=b(A);C(E),C(S),C(v);var P=f(v),F=d(P);j(F,{get value(){return c(r).lastKnownFollowerCount}}),C(P);var I=f(P);te(d(I),{get points(){return c(r).followerHistory}}),C(I);var R=f(I),z=d(R),V=e=>{var t=ne(),r=d(t);L(r,{size:14,"aria-hidden":`true`}),n(),C(t),i(e,t)},H=e=>{N(e,{get time(){return c(r).nextSyncAt}})},W=e=>{var t=re();i(e,t)};a(z,e=>{c(r).isActive?c(r).nextSyncAt?e(H,1):e(W,-1):e(V)}),C(R);var G=f(R),K=b(G),q=f(G),J=d(q),Y=e=>{{let t=m(()=>D(c(s)));B(e,{get href(){return c(t)},children:(e,t)=>{n();var r=y(`Watch run`);i(e,r)},$$slots:{default:!0}})}},X=t=>{{let n=m(()=>c(u)===c(r).id);B(t,{get busy(){return c(n)},onclick:()=>T(c(r)),children:(t,n)=>{var a=ie(),o=g(a);ee(o,{size:14,"aria-hidden":`true`});var s=f(o,2),l=b(s);h(()=>e(l,` @${c(r).handle??``}`)),i(t,a)},$$slots:{default:!0}})}};a(J,e=>{c(s)?e(Y):c(r).isActive&&e(X,1)}),C(q),C(p);var Z=f(p,2),Q=t=>{var n=ae(),r=d(n),a=d(r),o=b(a,!0);C(r),C(n),h(()=>e(o,c(_).message)),i(t,n)};a(Z,e=>{c(_)?.id===c(r).id&&e(Q)}),h(t=>{e(k,`@${c(r).handle??``}`),e(M,`${o[c(r).network]??``} · ${t??``} · ${c(r).savedSearch?.name??`no search`??``}`),e(K,`${c(r).syncsUsedToday??``}${c(r).syncsAllowedToday==null?``:`/${c(r).syncsAllowedToday}`}`)},[()=>c(r).tier.toLowerCase()]),i(t,l)}),C(p),C(l),i(t,l)};a(k,e=>{r.accounts.length===0?e(A):e(M,-1)}),i(t,E),S()}var Q=u(`<span class="hidden-visually">: done</span>`),se=u(`<li><span class="mark svelte-vods8y" aria-hidden="true"><!></span> <div class="svelte-vods8y"><h3 class="svelte-vods8y"> <!></h3> <p class="svelte-vods8y"> </p> <!></div></li>`),ce=u(`<ol class="svelte-vods8y"></ol>`);function le(t,r){w(r,!0);let l=m(()=>[{done:r.data.savedSearches.length>0,title:`Say whom you look for`,words:`In your own words: tech founders, designers in Berlin.`,action:`Write a search`,to:`/searches`},{done:r.data.trackedAccounts.length>0,title:`Track an account`,words:`Its followers, and who likes its posts, are looked at.`,action:`Track an account`,to:`/accounts`},{done:r.hasRun,title:`Sync it`,words:`What it will cost is told before. Then watch it live.`,action:`Start a sync`,to:`/accounts`}]),u=m(()=>c(l).findIndex(e=>!e.done));M(t,{title:`Three steps to the first good ones`,children:(t,r)=>{var p=ce();s(p,23,()=>c(l),e=>e.title,(t,r,s)=>{var l=se();let p;var g=d(l),_=d(g),v=e=>{W(e,{size:14})},x=t=>{var n=y();h(()=>e(n,c(s)+1)),i(t,n)};a(_,e=>{c(r).done?e(v):e(x,-1)}),C(g);var S=f(g,2),w=d(S),T=d(w,!0),D=f(T),O=e=>{var t=Q();i(e,t)};a(D,e=>{c(r).done&&e(O)}),C(w);var k=f(w,2),A=b(k,!0),j=f(k,2),M=t=>{{let a=m(()=>c(s)===c(u)?`primary`:`plain`);B(t,{get kind(){return c(a)},get href(){return c(r).to},children:(t,a)=>{n();var o=y();h(()=>e(o,c(r).action)),i(t,o)},$$slots:{default:!0}})}},N=m(()=>!c(r).done&&E(c(r).to));a(j,e=>{c(N)&&e(M)}),C(S),C(l),h(()=>{p=o(l,1,`svelte-vods8y`,null,p,{done:c(r).done}),e(T,c(r).title),e(A,c(r).words)}),i(t,l)}),C(p),i(t,p)},$$slots:{default:!0}}),S()}var $=class extends String{__apiType;value;__meta__;constructor(e,t){super(e),this.value=e,this.__meta__=t}toString(){return this.value}};new $(`
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
    `,{fragmentName:`HomeRun`});var ue=new $(`
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
}`),de=new $(`
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
}`),fe=new $(`
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
    `),pe=800,me=class{resource=new H(e=>this.#i(e));#e=v([]);get runs(){return c(this.#e)}set runs(e){p(this.#e,e)}#t=m(()=>this.runs.filter(O));get live(){return c(this.#t)}set live(e){p(this.#t,e)}#n=null;#r;async#i(e){let t=await R(ue,{},e),n=new Map(this.runs.map(e=>[e.id,e]));return this.runs=t.syncRuns.edges.map(({node:e})=>K(n.get(e.id),e)),this.#n??=G(de,t.syncRuns.updateSequence,e=>this.#a(e),()=>this.#s()),t}#a(e){let t=this.runs.find(t=>t.id===e.id);this.runs=t?this.runs.map(n=>n===t?K(n,e):n):[e,...this.runs],t&&O(t)&&!O(e)&&this.#o()}#o(){clearTimeout(this.#r),this.#r=setTimeout(()=>void this.resource.load(),pe)}#s(){this.#n=null,this.#o()}async start(e){let{startSync:t}=await R(fe,{input:{trackedAccountId:e.id}});return t.syncRun?t.syncRun:{refused:t.userErrors[0]?.message??`The server gave no reason.`}}stop(){clearTimeout(this.#r),this.resource.stop(),this.#n?.()}},he=u(`<a>The last one</a> of <bdi> </bdi> found <!> good ones.`,1),ge=u(`<li class="svelte-1p605p1"><a class="svelte-1p605p1"><!> <span class="what svelte-1p605p1"><bdi class="svelte-1p605p1"> </bdi> <span class="muted svelte-1p605p1"> </span></span> <!> <span class="count svelte-1p605p1"><!> <span class="muted svelte-1p605p1">seen</span></span> <!></a></li>`),_e=u(`<ul></ul>`);function ve(r,o){w(o,!0);let u=m(()=>o.home.runs[0]);var p=l(),_=g(p),v=r=>{I(r,{title:`No run is under way`,children:(r,o)=>{var s=l(),d=g(s),p=r=>{var a=he(),o=g(a),s=f(o,2),l=b(s),d=f(s,2);j(d,{get value(){return c(u).candidatesPassedCount}}),n(),h(n=>{t(o,`href`,n),e(l,`@${c(u).trackedAccount.handle??``}`)},[()=>D(c(u))]),i(r,a)};a(d,e=>{c(u)&&e(p)}),i(r,s)},$$slots:{default:!0}})},y=r=>{var a=_e();s(a,21,()=>o.home.live,e=>e.id,(r,a)=>{var o=ge(),s=d(o),l=d(s);U(l,{get src(){return c(a).trackedAccount.profileImageUrl},get name(){return c(a).trackedAccount.handle},size:28});var u=f(l,2),p=d(u),g=b(p),_=f(p,2),v=b(_,!0);C(u);var y=f(u,2);q(y,{get stage(){return c(a).stage},get status(){return c(a).status}});var x=f(y,2),S=d(x);{let e=m(()=>c(a).newFollowersCount+c(a).deepCrawlCount+c(a).likersCount);j(S,{get value(){return c(e)}})}n(2),C(x);var w=f(x,2);{let e=m(()=>c(a).waitingUntil!=null&&new Date(c(a).waitingUntil).getTime()>V());J(w,{get status(){return c(a).status},get waiting(){return c(e)}})}C(s),C(o),h(n=>{t(s,`href`,n),e(g,`@${c(a).trackedAccount.handle??``}`),e(v,c(a).stage?T[c(a).stage]:`Waits for a worker`)},[()=>D(c(a))]),i(r,o)}),C(a),i(r,a)};a(_,e=>{o.home.live.length===0?e(v):e(y,-1)}),i(r,p),S()}var ye=u(`<li class="svelte-11ufwge"><!> <div><p class="name svelte-11ufwge"><a target="_blank" rel="noopener noreferrer" class="svelte-11ufwge"><bdi> </bdi></a> <span class="muted svelte-11ufwge"><!> followers</span></p> <p class="muted reason svelte-11ufwge"><bdi> </bdi></p></div> <span class="muted svelte-11ufwge"><!></span></li>`),be=u(`<ul></ul>`);function xe(r,o){w(o,!0);let u=e=>/^https?:\/\//i.test(e)?e:void 0;var p=l(),_=g(p),v=e=>{I(e,{title:`Nobody yet`,children:(e,t)=>{n();var r=y(`Whoever a run lets pass stands here, newest first.`);i(e,r)},$$slots:{default:!0}})},x=r=>{var a=be();s(a,21,()=>o.edges,({node:e})=>e.id,(r,a)=>{let o=()=>c(a).node;var s=ye(),l=d(s);{let e=m(()=>o().person.name||o().person.handle);U(l,{get src(){return o().person.profileImageUrl},get name(){return c(e)}})}var p=f(l,2),g=d(p),_=d(g),v=d(_),y=b(v,!0);C(_);var x=f(_,2),S=d(x);j(S,{get value(){return o().person.followersCount},as:`compact`}),n(),C(x),C(g);var w=f(g,2),T=d(w),E=b(T,!0);C(w),C(p);var D=f(p,2),O=d(D);N(O,{get time(){return o().foundAt}}),C(D),C(s),h(n=>{t(_,`href`,n),e(y,o().person.name||`@${o().person.handle}`),e(E,o().matchReasons[0]?.text??`@${o().person.handle}`)},[()=>u(o().person.profileUrl)]),i(r,s)}),C(a),i(r,a)};a(_,e=>{o.edges.length===0?e(v):e(x,-1)}),i(r,p),S()}var Se=u(`<p class="note svelte-ij6c2o" role="status">Schedules pass over accounts without credit until <!>.</p>`),Ce=u(`<div class="wide svelte-ij6c2o"><!></div>`),we=u(`<a href="/accounts" class="svelte-ij6c2o">All accounts</a>`),Te=u(`<a href="/runs" class="svelte-ij6c2o">All runs</a>`),Ee=u(`<a href="/people" class="svelte-ij6c2o">All <!> </a>`),De=u(`<!> `,1),Oe=u(`<header class="svelte-ij6c2o"><h1>Home</h1> <!></header> <div class="grid svelte-ij6c2o"><!> <div class="main svelte-ij6c2o"><!> <!></div> <div class="side svelte-ij6c2o"><!> <!></div></div>`,1);function ke(t,r){w(r,!0);let o=new me,s=m(()=>o.resource.data),u=m(()=>c(s)!==null&&(c(s).trackedAccounts.length===0||c(s).savedSearches.length===0||o.runs.length===0));_(()=>(o.resource.load(),()=>o.stop()));var p=Oe(),v=g(p),y=f(d(v),2),b=e=>{var t=Se(),r=f(d(t));k(r,{get time(){return c(s).syncSettings.pausedUntil}}),n(),C(t),i(e,t)};a(y,e=>{c(s)?.syncSettings.pausedUntil&&e(b)}),C(v);var x=f(v,2),T=d(x),D=e=>{var t=Ce(),n=d(t);{let e=m(()=>o.runs.length>0);le(n,{get data(){return c(s)},get hasRun(){return c(e)}})}C(t),i(e,t)};a(T,e=>{c(s)&&c(u)&&e(D)});var O=f(T,2),N=d(O);M(N,{title:`Accounts`,get resource(){return o.resource},lines:4,flush:!0,actions:e=>{var t=l(),n=g(t),r=e=>{var t=we();i(e,t)},o=m(()=>E(`/accounts`));a(n,e=>{c(o)&&e(r)}),i(e,t)},children:(e,t)=>{var n=l(),r=g(n),u=e=>{Z(e,{get accounts(){return c(s).trackedAccounts},get home(){return o}})};a(r,e=>{c(s)&&e(u)}),i(e,n)},$$slots:{actions:!0,default:!0}});var P=f(N,2);M(P,{title:`Live runs`,get resource(){return o.resource},lines:2,flush:!0,actions:e=>{var t=Te();i(e,t)},children:(e,t)=>{ve(e,{get home(){return o}})},$$slots:{actions:!0,default:!0}}),C(O);var F=f(O,2),I=d(F);M(I,{title:`Spend this month`,get resource(){return o.resource},lines:2,children:(e,t)=>{var n=l(),r=g(n),o=e=>{A(e,{get usage(){return c(s).viewer.usage}})};a(r,e=>{c(s)&&e(o)}),i(e,n)},$$slots:{default:!0}});var L=f(I,2);M(L,{title:`Newest good ones`,get resource(){return o.resource},lines:6,flush:!0,actions:t=>{var n=l(),r=g(n),o=t=>{var n=l(),r=g(n),o=t=>{var n=Ee(),r=f(d(n));j(r,{get value(){return c(s).candidates.totalCount}});var a=f(r,1,!0);C(n),h(()=>e(a,c(s).candidates.totalCountIsLowerBound?`+`:``)),i(t,n)},u=m(()=>E(`/people`)),p=t=>{var n=De(),r=g(n);j(r,{get value(){return c(s).candidates.totalCount}});var a=f(r,1,!0);h(()=>e(a,c(s).candidates.totalCountIsLowerBound?`+`:``)),i(t,n)};a(r,e=>{c(u)?e(o):e(p,-1)}),i(t,n)};a(r,e=>{c(s)&&e(o)}),i(t,n)},children:(e,t)=>{var n=l(),r=g(n),o=e=>{xe(e,{get edges(){return c(s).candidates.edges}})};a(r,e=>{c(s)&&e(o)}),i(e,n)},$$slots:{actions:!0,default:!0}}),C(F),C(x),i(t,p),S()}export{ke as default};