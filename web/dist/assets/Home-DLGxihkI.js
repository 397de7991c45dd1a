import{$ as e,C as t,Et as n,H as r,K as i,L as a,O as o,Ot as s,Q as c,St as l,Tt as u,Y as d,_t as f,bt as p,et as m,f as h,ft as g,gt as _,ht as v,it as y,kt as b,lt as x,m as S,n as C,nt as w,r as T,tt as E,vt as D,w as O,xt as k,y as A}from"./Countdown-qOk8JUR5.js";import{i as j,n as M,o as N,r as P,t as F}from"./StatusPill-QnhWI8cR.js";import{n as I,t as L}from"./Spend-Bi3W4tGK.js";import{t as R}from"./Number-DHMEFdcv.js";import{n as z,t as B}from"./RelativeTime-In0xuMVg.js";import{n as V,r as H,s as ee}from"./index-B1uSH7XM.js";import{t as te}from"./play-BXK-uv8S.js";import{t as U}from"./Avatar-BWYYinuZ.js";import{t as W}from"./check-NLy4xlhk.js";import{n as G,r as K,t as q}from"./StageDots-Ch-jfxgi.js";var J=w(`<svg role="img"><title> </title><polyline class="svelte-7xhh4e"></polyline></svg>`);function ne(t,r){n(r,!0);let i=l(()=>{let e=r.points.map(e=>e.followers),t=r.points.map(e=>new Date(e.day).getTime()),[n,i]=[Math.min(...e),Math.max(...e)],[a,o]=[t[0]??0,t.at(-1)??0];return r.points.map((e,r)=>{let s=2+((t[r]??0)-a)/(o-a||1)*92,c=i===n?14:25-(e.followers-n)/(i-n)*22;return`${s.toFixed(1)},${c.toFixed(1)}`})}),o=l(()=>`Followers over ${r.points.length} days: from ${h(r.points[0]?.followers??0)} to ${h(r.points.at(-1)?.followers??0)}`);var s=m(),p=_(s),y=t=>{var n=J();a(n,`viewBox`,`0 0 96 28`),a(n,`width`,96),a(n,`height`,28);var r=v(n),s=f(r,!0),l=D(r);b(n),g(e=>{a(n,`aria-label`,x(o)),c(s,x(o)),a(l,`points`,e)},[()=>x(i).join(` `)]),e(t,n)};d(p,e=>{r.points.length>1&&e(y)}),e(t,s),u()}var re=E(`<span class="muted asleep svelte-1aansut"><!>Asleep</span>`),ie=E(`<span class="muted svelte-1aansut">No schedule</span>`),ae=E(`<!>Sync<span class="hidden-visually"> </span>`,1),oe=E(`<tr><td colspan="6" class="svelte-1aansut"><p class="refused svelte-1aansut" role="alert"> </p></td></tr>`),se=E(`<tr><td class="svelte-1aansut"><span class="who svelte-1aansut"><!> <span class="svelte-1aansut"><bdi class="handle svelte-1aansut"> </bdi> <span class="muted svelte-1aansut"> </span></span></span></td><td class="number svelte-1aansut" data-label="Followers"><!></td><td class="spark svelte-1aansut"><!></td><td data-label="Next sync" class="svelte-1aansut"><!></td><td class="number svelte-1aansut" data-label="Today"> </td><td class="action svelte-1aansut"><!></td></tr> <!>`,1),Y=E(`<table class="cards"><thead><tr><th scope="col">Account</th><th scope="col" class="number">Followers</th><th scope="col"><span class="hidden-visually">History</span></th><th scope="col">Next sync</th><th scope="col" class="number">Today</th><th scope="col"><span class="hidden-visually">Action</span></th></tr></thead><tbody></tbody></table>`);function X(r,a){n(a,!0);let o={X:`X`,BLUESKY:`Bluesky`},h=k(null),S=k(null),w=e=>{let t=a.home.runs.find(t=>t.id===e.latestSyncRun?.id)??e.latestSyncRun;return t&&M(t)?t:a.home.live.find(t=>t.trackedAccount.handle===e.handle)};async function E(e){p(h,e.id,!0),p(S,null);try{let t=await a.home.start(e);`databaseId`in t?H.go(j(t)):p(S,{id:e.id,message:t.refused},!0)}catch(n){p(S,{id:e.id,message:t(n)},!0)}finally{p(h,null),x(S)&&V(x(S).message)}}var O=m(),A=_(O),N=t=>{C(t,{title:`No accounts yet`,children:(t,n)=>{s();var r=y(`Track an account, and whoever follows it or likes its posts is looked at.`);e(t,r)},$$slots:{default:!0}})},P=t=>{var n=Y(),r=D(v(n));i(r,21,()=>a.accounts,e=>e.id,(t,n)=>{let r=l(()=>w(x(n)));var i=se(),a=_(i),u=v(a),p=v(u),m=v(p);U(m,{get src(){return x(n).profileImageUrl},get name(){return x(n).handle}});var C=D(m,2),O=v(C),k=f(O),A=D(O,2),M=f(A);b(C),b(p),b(u);var N=D(u),P=v(N);R(P,{get value(){return x(n).lastKnownFollowerCount}}),b(N);var F=D(N);ne(v(F),{get points(){return x(n).followerHistory}}),b(F);var I=D(F),L=v(I),z=t=>{var n=re(),r=v(n);ee(r,{size:14,"aria-hidden":`true`}),s(),b(n),e(t,n)},V=e=>{B(e,{get time(){return x(n).nextSyncAt}})},H=t=>{var n=ie();e(t,n)};d(L,e=>{x(n).isActive?x(n).nextSyncAt?e(V,1):e(H,-1):e(z)}),b(I);var W=D(I),G=f(W),K=D(W),q=v(K),J=t=>{{let n=l(()=>j(x(r)));T(t,{get href(){return x(n)},children:(t,n)=>{s();var r=y(`Watch run`);e(t,r)},$$slots:{default:!0}})}},Y=t=>{{let r=l(()=>x(h)===x(n).id);T(t,{get busy(){return x(r)},onclick:()=>E(x(n)),children:(t,r)=>{var i=ae(),a=_(i);te(a,{size:14,"aria-hidden":`true`});var o=D(a,2),s=f(o);g(()=>c(s,` @${x(n).handle??``}`)),e(t,i)},$$slots:{default:!0}})}};d(q,e=>{x(r)?e(J):x(n).isActive&&e(Y,1)}),b(K),b(a);var X=D(a,2),Z=t=>{var n=oe(),r=v(n),i=v(r),a=f(i,!0);b(r),b(n),g(()=>c(a,x(S).message)),e(t,n)};d(X,e=>{x(S)?.id===x(n).id&&e(Z)}),g(e=>{c(k,`@${x(n).handle??``}`),c(M,`${o[x(n).network]??``} · ${e??``} · ${x(n).savedSearch?.name??`no search`??``}`),c(G,`${x(n).syncsUsedToday??``}${x(n).syncsAllowedToday==null?``:`/${x(n).syncsAllowedToday}`}`)},[()=>x(n).tier.toLowerCase()]),e(t,i)}),b(r),b(n),e(t,n)};d(A,e=>{a.accounts.length===0?e(N):e(P,-1)}),e(r,O),u()}var Z=E(`<span class="hidden-visually">: done</span>`),ce=E(`<li><span class="mark svelte-vods8y" aria-hidden="true"><!></span> <div class="svelte-vods8y"><h3 class="svelte-vods8y"> <!></h3> <p class="svelte-vods8y"> </p> <!></div></li>`),le=E(`<ol class="svelte-vods8y"></ol>`);function ue(t,a){n(a,!0);let o=l(()=>[{done:a.data.savedSearches.length>0,title:`Say whom you look for`,words:`In your own words: tech founders, designers in Berlin.`,action:`Write a search`,to:`/searches`},{done:a.data.trackedAccounts.length>0,title:`Track an account`,words:`Its followers, and who likes its posts, are looked at.`,action:`Track an account`,to:`/accounts`},{done:a.hasRun,title:`Sync it`,words:`What it will cost is told before. Then watch it live.`,action:`Start a sync`,to:`/accounts`}]),p=l(()=>x(o).findIndex(e=>!e.done));z(t,{title:`Three steps to the first good ones`,children:(t,n)=>{var a=le();i(a,23,()=>x(o),e=>e.title,(t,n,i)=>{var a=ce();let o;var u=v(a),m=v(u),h=e=>{W(e,{size:14})},_=t=>{var n=y();g(()=>c(n,x(i)+1)),e(t,n)};d(m,e=>{x(n).done?e(h):e(_,-1)}),b(u);var S=D(u,2),C=v(S),w=v(C,!0),E=D(w),O=t=>{var n=Z();e(t,n)};d(E,e=>{x(n).done&&e(O)}),b(C);var k=D(C,2),A=f(k,!0),j=D(k,2),M=t=>{{let r=l(()=>x(i)===x(p)?`primary`:`plain`);T(t,{get kind(){return x(r)},get href(){return x(n).to},children:(t,r)=>{s();var i=y();g(()=>c(i,x(n).action)),e(t,i)},$$slots:{default:!0}})}},N=l(()=>!x(n).done&&P(x(n).to));d(j,e=>{x(N)&&e(M)}),b(S),b(a),g(()=>{o=r(a,1,`svelte-vods8y`,null,o,{done:x(n).done}),c(w,x(n).title),c(A,x(n).words)}),e(t,a)}),b(a),e(t,a)},$$slots:{default:!0}}),u()}var Q=class extends String{__apiType;value;__meta__;constructor(e,t){super(e),this.value=e,this.__meta__=t}toString(){return this.value}};new Q(`
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
    `,{fragmentName:`HomeRun`});var $=new Q(`
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
    `),pe=800,me=class{resource=new S(e=>this.#i(e));#e=k([]);get runs(){return x(this.#e)}set runs(e){p(this.#e,e)}#t=l(()=>this.runs.filter(M));get live(){return x(this.#t)}set live(e){p(this.#t,e)}#n=null;#r;async#i(e){let t=await A($,{},e),n=new Map(this.runs.map(e=>[e.id,e]));return this.runs=t.syncRuns.edges.map(({node:e})=>K(n.get(e.id),e)),this.#n??=G(de,t.syncRuns.updateSequence,e=>this.#a(e),()=>this.#s()),t}#a(e){let t=this.runs.find(t=>t.id===e.id);this.runs=t?this.runs.map(n=>n===t?K(n,e):n):[e,...this.runs],t&&M(t)&&!M(e)&&this.#o()}#o(){clearTimeout(this.#r),this.#r=setTimeout(()=>void this.resource.load(),pe)}#s(){this.#n=null,this.#o()}async start(e){let{startSync:t}=await A(fe,{input:{trackedAccountId:e.id}});return t.syncRun?t.syncRun:{refused:t.userErrors[0]?.message??`The server gave no reason.`}}stop(){clearTimeout(this.#r),this.resource.stop(),this.#n?.()}},he=E(`<a>The last one</a> of <bdi> </bdi> found <!> good ones.`,1),ge=E(`<li class="svelte-1p605p1"><a class="svelte-1p605p1"><!> <span class="what svelte-1p605p1"><bdi class="svelte-1p605p1"> </bdi> <span class="muted svelte-1p605p1"> </span></span> <!> <span class="count svelte-1p605p1"><!> <span class="muted svelte-1p605p1">seen</span></span> <!></a></li>`),_e=E(`<ul></ul>`);function ve(t,r){n(r,!0);let o=l(()=>r.home.runs[0]);var p=m(),h=_(p),y=t=>{C(t,{title:`No run is under way`,children:(t,n)=>{var r=m(),i=_(r),l=t=>{var n=he(),r=_(n),i=D(r,2),l=f(i),u=D(i,2);R(u,{get value(){return x(o).candidatesPassedCount}}),s(),g(e=>{a(r,`href`,e),c(l,`@${x(o).trackedAccount.handle??``}`)},[()=>j(x(o))]),e(t,n)};d(i,e=>{x(o)&&e(l)}),e(t,r)},$$slots:{default:!0}})},S=t=>{var n=_e();i(n,21,()=>r.home.live,e=>e.id,(t,n)=>{var r=ge(),i=v(r),o=v(i);U(o,{get src(){return x(n).trackedAccount.profileImageUrl},get name(){return x(n).trackedAccount.handle},size:28});var u=D(o,2),d=v(u),p=f(d),m=D(d,2),h=f(m,!0);b(u);var _=D(u,2);q(_,{get stage(){return x(n).stage},get status(){return x(n).status}});var y=D(_,2),S=v(y);{let e=l(()=>x(n).newFollowersCount+x(n).deepCrawlCount+x(n).likersCount);R(S,{get value(){return x(e)}})}s(2),b(y);var C=D(y,2);{let e=l(()=>x(n).waitingUntil!=null&&new Date(x(n).waitingUntil).getTime()>O());F(C,{get status(){return x(n).status},get waiting(){return x(e)}})}b(i),b(r),g(e=>{a(i,`href`,e),c(p,`@${x(n).trackedAccount.handle??``}`),c(h,x(n).stage?N[x(n).stage]:`Waits for a worker`)},[()=>j(x(n))]),e(t,r)}),b(n),e(t,n)};d(h,e=>{r.home.live.length===0?e(y):e(S,-1)}),e(t,p),u()}var ye=E(`<li class="svelte-11ufwge"><!> <div><p class="name svelte-11ufwge"><a target="_blank" rel="noopener noreferrer" class="svelte-11ufwge"><bdi> </bdi></a> <span class="muted svelte-11ufwge"><!> followers</span></p> <p class="muted reason svelte-11ufwge"><bdi> </bdi></p></div> <span class="muted svelte-11ufwge"><!></span></li>`),be=E(`<ul></ul>`);function xe(t,r){n(r,!0);let o=e=>/^https?:\/\//i.test(e)?e:void 0;var p=m(),h=_(p),S=t=>{C(t,{title:`Nobody yet`,children:(t,n)=>{s();var r=y(`Whoever a run lets pass stands here, newest first.`);e(t,r)},$$slots:{default:!0}})},w=t=>{var n=be();i(n,21,()=>r.edges,({node:e})=>e.id,(t,n)=>{let r=()=>x(n).node;var i=ye(),u=v(i);{let e=l(()=>r().person.name||r().person.handle);U(u,{get src(){return r().person.profileImageUrl},get name(){return x(e)}})}var d=D(u,2),p=v(d),m=v(p),h=v(m),_=f(h,!0);b(m);var y=D(m,2),S=v(y);R(S,{get value(){return r().person.followersCount},as:`compact`}),s(),b(y),b(p);var C=D(p,2),w=v(C),T=f(w,!0);b(C),b(d);var E=D(d,2),O=v(E);B(O,{get time(){return r().foundAt}}),b(E),b(i),g(e=>{a(m,`href`,e),c(_,r().person.name||`@${r().person.handle}`),c(T,r().matchReasons[0]?.text??`@${r().person.handle}`)},[()=>o(r().person.profileUrl)]),e(t,i)}),b(n),e(t,n)};d(h,e=>{r.edges.length===0?e(S):e(w,-1)}),e(t,p),u()}var Se=E(`<p class="note svelte-ij6c2o" role="status">Schedules pass over accounts without credit until <!>.</p>`),Ce=E(`<div class="wide svelte-ij6c2o"><!></div>`),we=E(`<a href="/accounts" class="svelte-ij6c2o">All accounts</a>`),Te=E(`<a href="/runs" class="svelte-ij6c2o">All runs</a>`),Ee=E(`<a href="/people" class="svelte-ij6c2o">All <!> </a>`),De=E(`<!> `,1),Oe=E(`<header class="svelte-ij6c2o"><h1>Home</h1> <!></header> <div class="grid svelte-ij6c2o"><!> <div class="main svelte-ij6c2o"><!> <!></div> <div class="side svelte-ij6c2o"><!> <!></div></div>`,1);function ke(t,r){n(r,!0);let i=new me,a=l(()=>i.resource.data),f=l(()=>x(a)!==null&&(x(a).trackedAccounts.length===0||x(a).savedSearches.length===0||i.runs.length===0));o(()=>(i.resource.load(),()=>i.stop()));var p=Oe(),h=_(p),y=D(v(h),2),S=t=>{var n=Se(),r=D(v(n));I(r,{get time(){return x(a).syncSettings.pausedUntil}}),s(),b(n),e(t,n)};d(y,e=>{x(a)?.syncSettings.pausedUntil&&e(S)}),b(h);var C=D(h,2),w=v(C),T=t=>{var n=Ce(),r=v(n);{let e=l(()=>i.runs.length>0);ue(r,{get data(){return x(a)},get hasRun(){return x(e)}})}b(n),e(t,n)};d(w,e=>{x(a)&&x(f)&&e(T)});var E=D(w,2),O=v(E);z(O,{title:`Accounts`,get resource(){return i.resource},lines:4,flush:!0,actions:t=>{var n=m(),r=_(n),i=t=>{var n=we();e(t,n)},a=l(()=>P(`/accounts`));d(r,e=>{x(a)&&e(i)}),e(t,n)},children:(t,n)=>{var r=m(),o=_(r),s=e=>{X(e,{get accounts(){return x(a).trackedAccounts},get home(){return i}})};d(o,e=>{x(a)&&e(s)}),e(t,r)},$$slots:{actions:!0,default:!0}});var k=D(O,2);z(k,{title:`Live runs`,get resource(){return i.resource},lines:2,flush:!0,actions:t=>{var n=Te();e(t,n)},children:(e,t)=>{ve(e,{get home(){return i}})},$$slots:{actions:!0,default:!0}}),b(E);var A=D(E,2),j=v(A);z(j,{title:`Spend this month`,get resource(){return i.resource},lines:2,children:(t,n)=>{var r=m(),i=_(r),o=e=>{L(e,{get usage(){return x(a).viewer.usage}})};d(i,e=>{x(a)&&e(o)}),e(t,r)},$$slots:{default:!0}});var M=D(j,2);z(M,{title:`Newest good ones`,get resource(){return i.resource},lines:6,flush:!0,actions:t=>{var n=m(),r=_(n),i=t=>{var n=m(),r=_(n),i=t=>{var n=Ee(),r=D(v(n));R(r,{get value(){return x(a).candidates.totalCount}});var i=D(r,1,!0);b(n),g(()=>c(i,x(a).candidates.totalCountIsLowerBound?`+`:``)),e(t,n)},o=l(()=>P(`/people`)),s=t=>{var n=De(),r=_(n);R(r,{get value(){return x(a).candidates.totalCount}});var i=D(r,1,!0);g(()=>c(i,x(a).candidates.totalCountIsLowerBound?`+`:``)),e(t,n)};d(r,e=>{x(o)?e(i):e(s,-1)}),e(t,n)};d(r,e=>{x(a)&&e(i)}),e(t,n)},children:(t,n)=>{var r=m(),i=_(r),o=e=>{xe(e,{get edges(){return x(a).candidates.edges}})};d(i,e=>{x(a)&&e(o)}),e(t,r)},$$slots:{actions:!0,default:!0}}),b(A),b(C),e(t,p),u()}export{ke as default};