import{B as e,C as t,D as n,G as r,H as i,I as a,O as o,Q as s,R as c,T as l,U as u,V as d,W as f,a as p,at as m,b as h,ct as g,dt as _,ft as v,g as y,i as b,it as x,j as S,lt as C,m as w,mt as T,n as E,ot as D,pt as O,q as k,s as A,st as j,tt as M,ut as N,v as P,w as F,x as I}from"./index-CDEf8byb.js";import{c as L,f as R,i as z,l as B,n as V,r as H,s as U,t as W,u as G}from"./StatusPill-eAqB9Y1X.js";import{n as ee,t as K}from"./Meter-DM7GV_4A.js";import{n as q,r as J,t as Y}from"./StageDots-h8nWA54J.js";var X=r(`<svg role="img"><title> </title><polyline class="svelte-7xhh4e"></polyline></svg>`);function te(t,n){v(n,!0);let r=N(()=>{let e=n.points.map(e=>e.followers),t=n.points.map(e=>new Date(e.day).getTime()),[r,i]=[Math.min(...e),Math.max(...e)],[a,o]=[t[0]??0,t.at(-1)??0];return n.points.map((e,n)=>{let s=2+((t[n]??0)-a)/(o-a||1)*92,c=i===r?14:25-(e.followers-r)/(i-r)*22;return`${s.toFixed(1)},${c.toFixed(1)}`})}),a=N(()=>`Followers over ${n.points.length} days: from ${w(n.points[0]?.followers??0)} to ${w(n.points.at(-1)?.followers??0)}`);var o=u(),c=m(o),l=e=>{var t=X();S(t,`viewBox`,`0 0 96 28`),S(t,`width`,96),S(t,`height`,28);var n=x(t),o=D(n,!0),c=j(n);T(t),M(e=>{S(t,`aria-label`,s(a)),d(o,s(a)),S(c,`points`,e)},[()=>s(r).join(` `)]),i(e,t)};e(c,e=>{n.points.length>1&&e(l)}),i(t,o),_()}var ne=f(`<span class="muted asleep svelte-1aansut"><!>Asleep</span>`),re=f(`<span class="muted svelte-1aansut">No schedule</span>`),ie=f(`<!>Sync<span class="hidden-visually"> </span>`,1),ae=f(`<tr><td colspan="6" class="svelte-1aansut"><p class="refused svelte-1aansut" role="alert"> </p></td></tr>`),oe=f(`<tr><td class="svelte-1aansut"><span class="who svelte-1aansut"><!> <span class="svelte-1aansut"><bdi class="handle svelte-1aansut"> </bdi> <span class="muted svelte-1aansut"> </span></span></span></td><td class="number svelte-1aansut" data-label="Followers"><!></td><td class="spark svelte-1aansut"><!></td><td data-label="Next sync" class="svelte-1aansut"><!></td><td class="number svelte-1aansut" data-label="Today"> </td><td class="action svelte-1aansut"><!></td></tr> <!>`,1),Z=f(`<table class="cards"><thead><tr><th scope="col">Account</th><th scope="col" class="number">Followers</th><th scope="col"><span class="hidden-visually">History</span></th><th scope="col">Next sync</th><th scope="col" class="number">Today</th><th scope="col"><span class="hidden-visually">Action</span></th></tr></thead><tbody></tbody></table>`);function Q(n,r){v(r,!0);let a={X:`X`,BLUESKY:`Bluesky`},o=C(null),l=C(null),f=e=>{let t=r.home.runs.find(t=>t.id===e.latestSyncRun?.id)??e.latestSyncRun;return t&&L(t)?t:r.home.live.find(t=>t.trackedAccount.handle===e.handle)};async function y(e){g(o,e.id,!0),g(l,null);try{let t=await r.home.start(e);`databaseId`in t?p.go(G(t)):g(l,{id:e.id,message:t.refused},!0)}catch(t){g(l,{id:e.id,message:h(t)},!0)}finally{g(o,null),s(l)&&b(s(l).message)}}var S=u(),w=m(S),P=e=>{E(e,{title:`No accounts yet`,children:(e,t)=>{O();var n=k(`Track an account, and whoever follows it or likes its posts is looked at.`);i(e,n)},$$slots:{default:!0}})},F=n=>{var u=Z(),p=j(x(u));c(p,21,()=>r.accounts,e=>e.id,(n,r)=>{let c=N(()=>f(s(r)));var u=oe(),p=m(u),h=x(p),g=x(h),_=x(g);V(_,{get src(){return s(r).profileImageUrl},get name(){return s(r).handle}});var v=j(_,2),b=x(v),S=D(b),C=j(b,2),w=D(C);T(v),T(g),T(h);var E=j(h),P=x(E);U(P,{get value(){return s(r).lastKnownFollowerCount}}),T(E);var F=j(E);te(x(F),{get points(){return s(r).followerHistory}}),T(F);var I=j(F),L=x(I),R=e=>{var n=ne(),r=x(n);t(r,{size:14,"aria-hidden":`true`}),O(),T(n),i(e,n)},z=e=>{H(e,{get time(){return s(r).nextSyncAt}})},B=e=>{var t=re();i(e,t)};e(L,e=>{s(r).isActive?s(r).nextSyncAt?e(z,1):e(B,-1):e(R)}),T(I);var W=j(I),K=D(W),q=j(W),J=x(q),Y=e=>{{let t=N(()=>G(s(c)));A(e,{get href(){return s(t)},children:(e,t)=>{O();var n=k(`Watch run`);i(e,n)},$$slots:{default:!0}})}},X=e=>{{let t=N(()=>s(o)===s(r).id);A(e,{get busy(){return s(t)},onclick:()=>y(s(r)),children:(e,t)=>{var n=ie(),a=m(n);ee(a,{size:14,"aria-hidden":`true`});var o=j(a,2),c=D(o);M(()=>d(c,` @${s(r).handle??``}`)),i(e,n)},$$slots:{default:!0}})}};e(J,e=>{s(c)?e(Y):s(r).isActive&&e(X,1)}),T(q),T(p);var Z=j(p,2),Q=e=>{var t=ae(),n=x(t),r=x(n),a=D(r,!0);T(n),T(t),M(()=>d(a,s(l).message)),i(e,t)};e(Z,e=>{s(l)?.id===s(r).id&&e(Q)}),M(e=>{d(S,`@${s(r).handle??``}`),d(w,`${a[s(r).network]??``} · ${e??``} · ${s(r).savedSearch?.name??`no search`??``}`),d(K,`${s(r).syncsUsedToday??``}${s(r).syncsAllowedToday==null?``:`/${s(r).syncsAllowedToday}`}`)},[()=>s(r).tier.toLowerCase()]),i(n,u)}),T(p),T(u),i(n,u)};e(w,e=>{r.accounts.length===0?e(P):e(F,-1)}),i(n,S),_()}var se=new Set([`$$slots`,`$$events`,`$$legacy`]);function ce(e,t){let r=n(t,se),i={name:`check`,size:24,node:[[`path`,{d:`M20 6 9 17l-5-5`}]]};F(e,o(()=>r,{get icon(){return i}}))}var le=f(`<span class="hidden-visually">: done</span>`),ue=f(`<li><span class="mark svelte-vods8y" aria-hidden="true"><!></span> <div class="svelte-vods8y"><h3 class="svelte-vods8y"> <!></h3> <p class="svelte-vods8y"> </p> <!></div></li>`),de=f(`<ol class="svelte-vods8y"></ol>`);function fe(t,n){v(n,!0);let r=N(()=>[{done:n.data.savedSearches.length>0,title:`Say whom you look for`,words:`In your own words: tech founders, designers in Berlin.`,action:`Write a search`,to:`/searches`},{done:n.data.trackedAccounts.length>0,title:`Track an account`,words:`Its followers, and who likes its posts, are looked at.`,action:`Track an account`,to:`/accounts`},{done:n.hasRun,title:`Sync it`,words:`What it will cost is told before. Then watch it live.`,action:`Start a sync`,to:`/accounts`}]),o=N(()=>s(r).findIndex(e=>!e.done));z(t,{title:`Three steps to the first good ones`,children:(t,n)=>{var l=de();c(l,23,()=>s(r),e=>e.title,(t,n,r)=>{var c=ue();let l;var u=x(c),f=x(u),p=e=>{ce(e,{size:14})},m=e=>{var t=k();M(()=>d(t,s(r)+1)),i(e,t)};e(f,e=>{s(n).done?e(p):e(m,-1)}),T(u);var h=j(u,2),g=x(h),_=x(g,!0),v=j(_),y=e=>{var t=le();i(e,t)};e(v,e=>{s(n).done&&e(y)}),T(g);var b=j(g,2),S=D(b,!0),C=j(b,2),w=e=>{{let t=N(()=>s(r)===s(o)?`primary`:`plain`);A(e,{get kind(){return s(t)},get href(){return s(n).to},children:(e,t)=>{O();var r=k();M(()=>d(r,s(n).action)),i(e,r)},$$slots:{default:!0}})}},E=N(()=>!s(n).done&&B(s(n).to));e(C,e=>{s(E)&&e(w)}),T(h),T(c),M(()=>{l=a(c,1,`svelte-vods8y`,null,l,{done:s(n).done}),d(_,s(n).title),d(S,s(n).words)}),i(t,c)}),T(l),i(t,l)},$$slots:{default:!0}}),_()}var $=class extends String{__apiType;value;__meta__;constructor(e,t){super(e),this.value=e,this.__meta__=t}toString(){return this.value}};new $(`
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
  waitingUntil
  trackedAccount {
    handle
    profileImageUrl
  }
}`),he=new $(`
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
    `),ge=800,_e=class{resource=new y(e=>this.#i(e));#e=C([]);get runs(){return s(this.#e)}set runs(e){g(this.#e,e)}#t=N(()=>this.runs.filter(L));get live(){return s(this.#t)}set live(e){g(this.#t,e)}#n=null;#r;async#i(e){let t=await P(pe,{},e),n=new Map(this.runs.map(e=>[e.id,e]));return this.runs=t.syncRuns.edges.map(({node:e})=>J(n.get(e.id),e)),this.#n??=q(me,t.syncRuns.updateSequence,e=>this.#a(e),()=>this.#s()),t}#a(e){let t=this.runs.find(t=>t.id===e.id);this.runs=t?this.runs.map(n=>n===t?J(n,e):n):[e,...this.runs],t&&L(t)&&!L(e)&&this.#o()}#o(){clearTimeout(this.#r),this.#r=setTimeout(()=>void this.resource.load(),ge)}#s(){this.#n=null,this.#o()}async start(e){let{startSync:t}=await P(he,{input:{trackedAccountId:e.id}});return t.syncRun?t.syncRun:{refused:t.userErrors[0]?.message??`The server gave no reason.`}}stop(){clearTimeout(this.#r),this.resource.stop(),this.#n?.()}},ve=f(`<a>The last one</a> of <bdi> </bdi> found <!> good ones.`,1),ye=f(`<li class="svelte-1p605p1"><a class="svelte-1p605p1"><!> <span class="what svelte-1p605p1"><bdi class="svelte-1p605p1"> </bdi> <span class="muted svelte-1p605p1"> </span></span> <!> <span class="count svelte-1p605p1"><!> <span class="muted svelte-1p605p1">seen</span></span> <!></a></li>`),be=f(`<ul></ul>`);function xe(t,n){v(n,!0);let r=N(()=>n.home.runs[0]);var a=u(),o=m(a),l=t=>{E(t,{title:`No run is under way`,children:(t,n)=>{var a=u(),o=m(a),c=e=>{var t=ve(),n=m(t),a=j(n,2),o=D(a),c=j(a,2);U(c,{get value(){return s(r).candidatesPassedCount}}),O(),M(e=>{S(n,`href`,e),d(o,`@${s(r).trackedAccount.handle??``}`)},[()=>G(s(r))]),i(e,t)};e(o,e=>{s(r)&&e(c)}),i(t,a)},$$slots:{default:!0}})},f=e=>{var t=be();c(t,21,()=>n.home.live,e=>e.id,(e,t)=>{var n=ye(),r=x(n),a=x(r);V(a,{get src(){return s(t).trackedAccount.profileImageUrl},get name(){return s(t).trackedAccount.handle},size:28});var o=j(a,2),c=x(o),l=D(c),u=j(c,2),f=D(u,!0);T(o);var p=j(o,2);Y(p,{get stage(){return s(t).stage},get status(){return s(t).status}});var m=j(p,2),h=x(m);{let e=N(()=>s(t).newFollowersCount+s(t).deepCrawlCount+s(t).likersCount);U(h,{get value(){return s(e)}})}O(2),T(m);var g=j(m,2);{let e=N(()=>s(t).waitingUntil!=null&&new Date(s(t).waitingUntil).getTime()>I());W(g,{get status(){return s(t).status},get waiting(){return s(e)}})}T(r),T(n),M(e=>{S(r,`href`,e),d(l,`@${s(t).trackedAccount.handle??``}`),d(f,s(t).stage?R[s(t).stage]:`Waits for a worker`)},[()=>G(s(t))]),i(e,n)}),T(t),i(e,t)};e(o,e=>{n.home.live.length===0?e(l):e(f,-1)}),i(t,a),_()}var Se=f(`<li class="svelte-11ufwge"><!> <div><p class="name svelte-11ufwge"><a target="_blank" rel="noopener noreferrer" class="svelte-11ufwge"><bdi> </bdi></a> <span class="muted svelte-11ufwge"><!> followers</span></p> <p class="muted reason svelte-11ufwge"><bdi> </bdi></p></div> <span class="muted svelte-11ufwge"><!></span></li>`),Ce=f(`<ul></ul>`);function we(t,n){v(n,!0);let r=e=>/^https?:\/\//i.test(e)?e:void 0;var a=u(),o=m(a),l=e=>{E(e,{title:`Nobody yet`,children:(e,t)=>{O();var n=k(`Whoever a run lets pass stands here, newest first.`);i(e,n)},$$slots:{default:!0}})},f=e=>{var t=Ce();c(t,21,()=>n.edges,({node:e})=>e.id,(e,t)=>{let n=()=>s(t).node;var a=Se(),o=x(a);{let e=N(()=>n().person.name||n().person.handle);V(o,{get src(){return n().person.profileImageUrl},get name(){return s(e)}})}var c=j(o,2),l=x(c),u=x(l),f=x(u),p=D(f,!0);T(u);var m=j(u,2),h=x(m);U(h,{get value(){return n().person.followersCount},as:`compact`}),O(),T(m),T(l);var g=j(l,2),_=x(g),v=D(_,!0);T(g),T(c);var y=j(c,2),b=x(y);H(b,{get time(){return n().foundAt}}),T(y),T(a),M(e=>{S(u,`href`,e),d(p,n().person.name||`@${n().person.handle}`),d(v,n().matchReasons[0]?.text??`@${n().person.handle}`)},[()=>r(n().person.profileUrl)]),i(e,a)}),T(t),i(e,t)};e(o,e=>{n.edges.length===0?e(l):e(f,-1)}),i(t,a),_()}var Te=f(`of <!>, the month's cap;`,1),Ee=f(`<p class="figure svelte-1gt9a2d"><!></p> <!> <p class="muted svelte-1gt9a2d"><!> <!> resources read; the month ends <!></p>`,1);function De(t,n){v(n,!0);let r=N(()=>n.usage.monthlyBudgetUsd??null);var a=Ee(),o=m(a),c=x(o);U(c,{get value(){return n.usage.estimatedCostUsd},as:`money`}),T(o);var l=j(o,2),u=e=>{K(e,{get value(){return n.usage.estimatedCostUsd},get max(){return s(r)},label:`Spent of the month's cap`})};e(l,e=>{s(r)!==null&&e(u)});var d=j(l,2),f=x(d),p=e=>{var t=Te(),n=j(m(t));U(n,{get value(){return s(r)},as:`money`}),O(),i(e,t)};e(f,e=>{s(r)!==null&&e(p)});var h=j(f,2);U(h,{get value(){return n.usage.resourcesUsed}});var g=j(h,2);H(g,{get time(){return n.usage.periodEnd}}),T(d),i(t,a),_()}var Oe=f(`<p class="note svelte-ij6c2o" role="status">Schedules pass over accounts without credit until <!>.</p>`),ke=f(`<div class="wide svelte-ij6c2o"><!></div>`),Ae=f(`<a href="/accounts" class="svelte-ij6c2o">All accounts</a>`),je=f(`<a href="/runs" class="svelte-ij6c2o">All runs</a>`),Me=f(`<a href="/people" class="svelte-ij6c2o">All <!> </a>`),Ne=f(`<!> `,1),Pe=f(`<header class="svelte-ij6c2o"><h1>Home</h1> <!></header> <div class="grid svelte-ij6c2o"><!> <div class="main svelte-ij6c2o"><!> <!></div> <div class="side svelte-ij6c2o"><!> <!></div></div>`,1);function Fe(t,n){v(n,!0);let r=new _e,a=N(()=>r.resource.data),o=N(()=>s(a)!==null&&(s(a).trackedAccounts.length===0||s(a).savedSearches.length===0||r.runs.length===0));l(()=>(r.resource.load(),()=>r.stop()));var c=Pe(),f=m(c),p=j(x(f),2),h=e=>{var t=Oe(),n=j(x(t));H(n,{get time(){return s(a).syncSettings.pausedUntil}}),O(),T(t),i(e,t)};e(p,e=>{s(a)?.syncSettings.pausedUntil&&e(h)}),T(f);var g=j(f,2),y=x(g),b=e=>{var t=ke(),n=x(t);{let e=N(()=>r.runs.length>0);fe(n,{get data(){return s(a)},get hasRun(){return s(e)}})}T(t),i(e,t)};e(y,e=>{s(a)&&s(o)&&e(b)});var S=j(y,2),C=x(S);z(C,{title:`Accounts`,get resource(){return r.resource},lines:4,flush:!0,actions:t=>{var n=u(),r=m(n),a=e=>{var t=Ae();i(e,t)},o=N(()=>B(`/accounts`));e(r,e=>{s(o)&&e(a)}),i(t,n)},children:(t,n)=>{var o=u(),c=m(o),l=e=>{Q(e,{get accounts(){return s(a).trackedAccounts},get home(){return r}})};e(c,e=>{s(a)&&e(l)}),i(t,o)},$$slots:{actions:!0,default:!0}});var w=j(C,2);z(w,{title:`Live runs`,get resource(){return r.resource},lines:2,flush:!0,actions:e=>{var t=je();i(e,t)},children:(e,t)=>{xe(e,{get home(){return r}})},$$slots:{actions:!0,default:!0}}),T(S);var E=j(S,2),D=x(E);z(D,{title:`Spend this month`,get resource(){return r.resource},lines:2,children:(t,n)=>{var r=u(),o=m(r),c=e=>{De(e,{get usage(){return s(a).viewer.usage}})};e(o,e=>{s(a)&&e(c)}),i(t,r)},$$slots:{default:!0}});var k=j(D,2);z(k,{title:`Newest good ones`,get resource(){return r.resource},lines:6,flush:!0,actions:t=>{var n=u(),r=m(n),o=t=>{var n=u(),r=m(n),o=e=>{var t=Me(),n=j(x(t));U(n,{get value(){return s(a).candidates.totalCount}});var r=j(n,1,!0);T(t),M(()=>d(r,s(a).candidates.totalCountIsLowerBound?`+`:``)),i(e,t)},c=N(()=>B(`/people`)),l=e=>{var t=Ne(),n=m(t);U(n,{get value(){return s(a).candidates.totalCount}});var r=j(n,1,!0);M(()=>d(r,s(a).candidates.totalCountIsLowerBound?`+`:``)),i(e,t)};e(r,e=>{s(c)?e(o):e(l,-1)}),i(t,n)};e(r,e=>{s(a)&&e(o)}),i(t,n)},children:(t,n)=>{var r=u(),o=m(r),c=e=>{we(e,{get edges(){return s(a).candidates.edges}})};e(o,e=>{s(a)&&e(c)}),i(t,r)},$$slots:{actions:!0,default:!0}}),T(E),T(g),i(t,c),_()}export{Fe as default};