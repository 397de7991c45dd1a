import{$ as e,A as t,C as n,D as r,Et as i,H as a,I as o,K as s,L as c,M as l,O as u,Ot as d,Q as f,R as p,St as m,T as h,Tt as g,V as _,Y as v,_ as y,_t as b,at as x,bt as S,dt as C,et as w,ft as T,gt as E,ht as D,it as O,j as k,kt as A,l as j,lt as M,m as N,mt as P,n as F,o as I,ot as L,pt as R,r as z,st as B,t as V,tt as H,ut as ee,vt as U,xt as W,y as G}from"./Countdown-qOk8JUR5.js";import{i as te,n as ne,r as re,t as K}from"./index-B1uSH7XM.js";import{a as ie,i as ae,o as q,r as oe,s as J,t as se}from"./StatusPill-QnhWI8cR.js";import{i as Y,n as X,r as ce,t as le}from"./RelativeTime-In0xuMVg.js";import{t as ue}from"./Meter-Bi9it4-B.js";import{t as Z}from"./Number-DHMEFdcv.js";import{t as de}from"./Avatar-BWYYinuZ.js";import{t as fe}from"./external-link-DNgZwCob.js";import{t as pe}from"./play-BXK-uv8S.js";var me=H(`<div class="svelte-6nl3gn"><dt class="svelte-6nl3gn"> </dt> <dd><!></dd></div>`),he=H(`<dd class="note svelte-6nl3gn"><!> <!> read; a run may cost <!></dd>`),ge=H(`<dl class="svelte-6nl3gn"><!> <div class="svelte-6nl3gn"><dt class="svelte-6nl3gn">Cost</dt> <dd class="svelte-6nl3gn"><!></dd> <!></div></dl>`);function _e(t,n){i(n,!0);let r=m(()=>[{name:`New followers`,value:n.event.newFollowersCount},{name:`Refreshed`,value:n.event.deepCrawlCount},{name:`Completed profiles`,value:n.event.backfilledCount},{name:`New likers`,value:n.event.likersCount},{name:`Good ones`,value:n.event.candidatesPassedCount,good:!0}]),o=m(()=>n.run.trackedAccount.estimate.maxCostUsd);var c=ge(),l=D(c);s(l,17,()=>M(r),({name:e,value:t,good:n})=>e,(t,n)=>{let r=()=>M(n).name,i=()=>M(n).value,o=()=>M(n).good;var s=me(),c=D(s),l=b(c,!0),u=U(c,2);let d;var p=D(u);Z(p,{get value(){return i()}}),A(u),A(s),T(()=>{f(l,r()),d=a(u,1,`svelte-6nl3gn`,null,d,{good:o()})}),e(t,s)});var u=U(l,2),d=U(D(u),2),p=D(d);Z(p,{get value(){return n.state.estimatedCostUsd},as:`money`}),A(d);var h=U(d,2),_=t=>{var r=he(),i=D(r);{let e=m(()=>Math.max(M(o),n.state.estimatedCostUsd));ue(i,{get value(){return n.state.estimatedCostUsd},get max(){return M(e)},label:`Spent of the budget of a run`})}var a=U(i,2);Z(a,{get value(){return n.state.resourcesUsed}});var s=U(a,2);Z(s,{get value(){return M(o)},as:`money`}),A(r),e(t,r)};v(h,e=>{n.run.source!==`EXPLORE`&&M(o)>0&&e(_)}),A(u),A(c),e(t,c),g()}var ve=H(`<li class="svelte-kom9mj"><!> <div><a target="_blank" rel="noopener noreferrer" class="svelte-kom9mj"><bdi> </bdi></a> <p class="svelte-kom9mj"><bdi> </bdi></p></div> <span class="muted svelte-kom9mj"><!></span></li>`),ye=H(`<p class="all svelte-kom9mj"><a>All <!> of this run</a></p>`),be=H(`<ul></ul> <!>`,1);function xe(t,n){i(n,!0);let r=e=>/^https?:\/\//i.test(e)?e:void 0;var a=w(),o=E(a),l=t=>{{let r=m(()=>n.ended?`Nobody passed`:`Nobody yet`);F(t,{get title(){return M(r)},children:(t,r)=>{var i=w(),a=E(i),o=t=>{var n=O(`People are judged when all profiles are read.`);e(t,n)},s=t=>{var n=O(`The account has no search, so nobody was judged.`);e(t,n)},c=t=>{var n=O(`Nobody new matched the search and its filters.`);e(t,n)};v(a,e=>{n.ended?n.run.savedSearch?e(c,-1):e(s,1):e(o)}),e(t,i)},$$slots:{default:!0}})}},u=t=>{var i=be(),a=E(i);s(a,21,()=>n.run.candidates.edges,({node:e})=>e.id,(t,n)=>{let i=()=>M(n).node;var a=ve(),o=D(a);{let e=m(()=>i().person.name||i().person.handle);de(o,{get src(){return i().person.profileImageUrl},get name(){return M(e)}})}var s=U(o,2),l=D(s),u=D(l),d=b(u,!0);A(l);var p=U(l,2),h=D(p),g=b(h,!0);A(p),A(s);var _=U(s,2),v=D(_);Z(v,{get value(){return i().person.followersCount},as:`compact`}),A(_),A(a),T(e=>{c(l,`href`,e),f(d,i().person.name||`@${i().person.handle}`),f(g,i().matchReasons[0]?.text??`@${i().person.handle}`)},[()=>r(i().person.profileUrl)]),e(t,a)}),A(a);var o=U(a,2),l=t=>{var r=ye(),i=D(r),a=U(D(i));Z(a,{get value(){return n.run.candidates.totalCount}}),d(),A(i),A(r),T(e=>c(i,`href`,`/people?run=${e??``}`),[()=>encodeURIComponent(n.run.databaseId)]),e(t,r)},u=m(()=>oe(`/people`));v(o,e=>{M(u)&&e(l)}),e(t,i)};v(o,e=>{n.run.candidates.edges.length===0?e(l):e(u,-1)}),e(t,a),g()}var Q=e=>new Date(e.at).getTime(),Se=e=>e?.status===`COMPLETED`||e?.status===`FAILED`;function Ce(e){let t=new Map;for(let n of e)n.stage&&!t.has(n.stage)&&t.set(n.stage,Q(n));let n=e.at(-1),r=n&&Se(n)?Q(n):null;return J.map((e,n)=>{let i=t.get(e)??null,a=J.slice(n+1).find(e=>t.has(e)),o=a?t.get(a)??null:r;return{stage:e,from:i,to:i===null?null:o}})}function we(e){let t=e.find(e=>e.status!==`QUEUED`);return t?Q(t):null}function Te(e){let t=e.at(-1);return t&&Se(t)?Q(t):null}var Ee=e=>e.newFollowersCount+e.deepCrawlCount+e.likersCount,De=e=>e.candidatesPassedCount+e.tierFilteredCount+e.genderFilteredCount;function Oe(e,t){switch(e){case`FETCH_FOLLOWERS`:return{value:t.newFollowersCount,words:`new`};case`DEEP_CRAWL`:return{value:t.deepCrawlCount,words:`refreshed`};case`BACKFILL`:return{value:t.backfilledCount,words:`completed`};case`LIKERS`:return{value:t.likersCount,words:`likers`};case`CLASSIFY`:return null;case`FILTER`:return{value:t.candidatesPassedCount,words:`good ones`}}}var ke=[[`newFollowersCount`,`new followers`],[`deepCrawlCount`,`refreshed`],[`backfilledCount`,`completed`],[`likersCount`,`likers`],[`candidatesPassedCount`,`good ones`],[`tierFilteredCount`,`dropped by size`],[`genderFilteredCount`,`dropped by gender`]];function Ae(e,t){let n=ke.flatMap(([n,r])=>{let i=e[n]-(t?.[n]??0);return i>0?[`+${i.toLocaleString()} ${r}`]:[]});return n.length>0?n.join(`, `):e.status===t?.status?e.stage===`CLASSIFY`?`Some people judged`:`Nothing new in this step`:{QUEUED:`Queued`,RUNNING:`Taken by a worker`,COMPLETED:`Completed`,FAILED:`Failed`}[e.status]}var je=H(`−<!><span class="hidden-visually">dropped</span>`,1),Me=H(`<li><span class="name"> </span> <span class="dropped svelte-3uej57"><!></span> <span class="value svelte-3uej57"><!></span> <span class="track svelte-3uej57" aria-hidden="true"><span class="svelte-3uej57"></span></span></li>`),Ne=H(`<ol class="svelte-3uej57"></ol>`);function Pe(t,n){i(n,!0);let r=m(()=>[{name:`Seen`,title:`New followers, refreshed ones and new likers`,value:Math.max(Ee(n.event),De(n.event)),dropped:0},{name:`Match the search`,title:`Judged full or maybe; also people known from before`,value:De(n.event),dropped:0},{name:`Right size`,title:`In the follower-count tiers of the search`,value:De(n.event)-n.event.tierFilteredCount,dropped:n.event.tierFilteredCount},{name:`Right gender`,title:`Of the genders of the search`,value:n.event.candidatesPassedCount,dropped:n.event.genderFilteredCount},{name:`Good ones`,title:`Passed every filter`,value:n.event.candidatesPassedCount,dropped:0}]),o=m(()=>Math.max(1,...M(r).map(e=>e.value)));var l=Ne();s(l,23,()=>M(r),e=>e.name,(t,n,i)=>{var s=Me();let l;var u=D(s),p=b(u,!0),m=U(u,2),h=D(m),g=t=>{var r=je(),i=U(E(r));Z(i,{get value(){return M(n).dropped}}),d(),e(t,r)};v(h,e=>{M(n).dropped>0&&e(g)}),A(m);var y=U(m,2),x=D(y);Z(x,{get value(){return M(n).value}}),A(y);var S=U(y,2),C=D(S);let w;A(S),A(s),T(()=>{c(s,`title`,M(n).title),l=a(s,1,`svelte-3uej57`,null,l,{last:M(i)===M(r).length-1}),f(p,M(n).name),w=_(C,``,w,{width:`${M(n).value/M(o)*100}%`})}),e(t,s)}),A(l),e(t,l),g()}var Fe=H(`<a target="_blank" rel="noopener noreferrer" class="svelte-h2nqw1"> <!></a> ·`,1),Ie=H(`search <bdi> </bdi>`,1),Le=H(`<p class="refused svelte-h2nqw1" role="alert"> </p>`),Re=H(`<!> <!>`,1),ze=H(`<p class="svelte-h2nqw1">It ends now. What it has found until here stays, and so does what it has cost.</p>`),Be=H(`<nav aria-label="Where you are" class="svelte-h2nqw1"><a href="/runs">Runs</a> <span aria-hidden="true">/</span> </nav> <header class="svelte-h2nqw1"><!> <div class="words svelte-h2nqw1"><h1 class="svelte-h2nqw1"><bdi> </bdi> <!></h1> <p class="svelte-h2nqw1"><!> <!> · <!></p></div> <div class="actions"><!></div></header> <!> <!>`,1);function Ve(t,r){i(r,!0);let a={X:`X`,BLUESKY:`Bluesky`},o=m(()=>/^https?:\/\//i.test(r.run.trackedAccount.profileUrl)?r.run.trackedAccount.profileUrl:void 0),s=W(!1),l=W(!1),u=W(null);async function p(e){S(l,!0),S(u,null);try{S(u,await e(),!0)}catch(e){S(u,n(e),!0)}finally{S(l,!1),S(s,!1)}}let h=()=>p(()=>r.live.cancel()),_=()=>p(async()=>{let e=await r.live.again(r.run);return`refused`in e?e.refused:(re.go(ae(e)),null)});var y=Be(),x=E(y),C=U(D(x),3);A(x);var w=U(x,2),k=D(w);de(k,{get src(){return r.run.trackedAccount.profileImageUrl},get name(){return r.run.trackedAccount.handle},size:40});var j=U(k,2),N=D(j),P=D(N),F=b(P),I=U(P,2);se(I,{get status(){return r.status},get waiting(){return r.waits}}),A(N);var L=U(N,2),R=D(L),B=t=>{var n=Fe(),i=E(n),s=D(i,!0),l=U(s);fe(l,{size:12,"aria-hidden":`true`}),A(i),d(),T(()=>{c(i,`href`,M(o)),f(s,a[r.run.trackedAccount.network])}),e(t,n)};v(R,e=>{M(o)&&e(B)});var V=U(R),H=U(V);le(H,{get time(){return r.run.triggeredAt}});var ee=U(H,2),G=t=>{var n=Ie(),i=U(E(n)),a=b(i,!0);T(()=>f(a,r.run.savedSearch.name)),e(t,n)},ne=t=>{var n=O(`no search, so nobody is judged`);e(t,n)};v(ee,e=>{r.run.savedSearch?e(G):e(ne,-1)}),A(L),A(j);var K=U(j,2),q=D(K),oe=t=>{z(t,{kind:`danger`,onclick:()=>S(s,!0),children:(t,n)=>{d();var r=O(`Cancel run`);e(t,r)},$$slots:{default:!0}})},J=t=>{z(t,{get busy(){return M(l)},onclick:_,children:(t,n)=>{d();var i=O();T(()=>f(i,r.run.source===`EXPLORE`?`Judge again`:`Sync again`)),e(t,i)},$$slots:{default:!0}})};v(q,e=>{r.state.isCancellable?e(oe):r.run.trackedAccount.isActive&&e(J,1)}),A(K),A(w);var Y=U(w,2),X=t=>{var n=Le(),r=b(n,!0);T(()=>f(r,M(u))),e(t,n)};v(Y,e=>{M(u)&&e(X)});var ce=U(Y,2);te(ce,{title:`Cancel this run?`,get open(){return M(s)},set open(e){S(s,e,!0)},actions:t=>{var n=Re(),r=E(n);z(r,{onclick:()=>S(s,!1),children:(t,n)=>{d();var r=O(`Let it run`);e(t,r)},$$slots:{default:!0}});var i=U(r,2);z(i,{kind:`danger`,get busy(){return M(l)},onclick:h,children:(t,n)=>{d();var r=O(`Cancel run`);e(t,r)},$$slots:{default:!0}}),e(t,n)},children:(t,n)=>{var r=ze();e(t,r)},$$slots:{actions:!0,default:!0}}),T(()=>{f(C,` ${r.run.databaseId??``}`),f(F,`@${r.run.trackedAccount.handle??``}`),f(V,` ${ie[r.run.source]??``} `)}),e(t,y),g()}var He=new Set([`$$slots`,`$$events`,`$$legacy`]);function Ue(e,n){let i=t(n,He),a={name:`pause`,size:24,node:[[`rect`,{x:`14`,y:`3`,width:`5`,height:`18`,rx:`1`}],[`rect`,{x:`5`,y:`3`,width:`5`,height:`18`,rx:`1`}]]};r(e,k(()=>i,{get icon(){return a}}))}var We=H(`<li><span class="sequence svelte-teg9s6"> </span> <time class="svelte-teg9s6"> </time> <bdi class="svelte-teg9s6"> </bdi></li>`),Ge=H(`<ol class="svelte-teg9s6"></ol>`);function Ke(t,n){i(n,!0);let r=[],o=m(()=>(r.length===n.to-n.from&&r.at(-1)?.sequence===n.events[n.to-1]?.sequence||(r=n.events.slice(n.from,n.to).map((e,t)=>({...e,text:e.message??Ae(e,n.events[n.from+t-1])}))),r));var l=Ge();s(l,21,()=>M(o),e=>e.sequence,(t,n)=>{var r=We();let i;var o=D(r),s=b(o,!0),l=U(o,2),u=b(l,!0),d=U(l,2),p=b(d,!0);A(r),T(e=>{i=a(r,1,`svelte-teg9s6`,null,i,{page:M(n).message==null,bad:M(n).status===`FAILED`}),f(s,M(n).sequence),c(l,`datetime`,M(n).at),f(u,e),f(p,M(n).text)},[()=>I(M(n).at)]),e(t,r)}),A(l),T(()=>c(l,`start`,n.from+1)),e(t,l),g()}var qe=H(`<span class="svelte-15sezp"> </span>`),Je=H(`<!>Pause`,1),Ye=H(`<!>Go on`,1),Xe=H(`<!> <!>`,1),Ze=H(`<div class="scroller svelte-15sezp" role="log" aria-live="off" aria-label="Log" tabindex="0"></div>`);function Qe(t,n){i(n,!0);let r=W(null),a=!0,o,c=m(()=>M(r)===null?n.events.length:Math.min(M(r),n.events.length)),u=m(()=>n.events.length-M(c)),p=m(()=>Array.from({length:Math.ceil(M(c)/50)},(e,t)=>t*50));R(()=>{M(c),a&&ee().then(()=>o.scrollTop=o.scrollHeight)});let h=()=>a=o.scrollHeight-o.scrollTop-o.clientHeight<40;X(t,{title:`Log`,flush:!0,actions:t=>{var i=Xe(),a=E(i),o=t=>{var n=qe(),r=b(n);T(e=>f(r,`${e??``} new`),[()=>M(u).toLocaleString()]),e(t,n)};v(a,e=>{M(r)!==null&&M(u)>0&&e(o)});var s=U(a,2),c=t=>{{let i=m(()=>M(r)!==null);z(t,{kind:`ghost`,get pressed(){return M(i)},onclick:()=>S(r,M(r)===null?n.events.length:null,!0),children:(t,n)=>{var i=w(),a=E(i),o=t=>{var n=Je();Ue(E(n),{size:14,"aria-hidden":`true`}),d(),e(t,n)},s=t=>{var n=Ye(),r=E(n);pe(r,{size:14,"aria-hidden":`true`}),d(),e(t,n)};v(a,e=>{M(r)===null?e(o):e(s,-1)}),e(t,i)},$$slots:{default:!0}})}},l=t=>{var r=qe(),i=b(r);T(e=>f(i,`${e??``} events`),[()=>n.events.length.toLocaleString()]),e(t,r)};v(s,e=>{n.live||M(r)!==null?e(c):e(l,-1)}),e(t,i)},children:(t,r)=>{var i=Ze();s(i,20,()=>M(p),e=>e,(e,t)=>{{let r=m(()=>Math.min(t+50,M(c)));Ke(e,{get events(){return n.events},get from(){return t},get to(){return M(r)}})}}),A(i),l(i,e=>o=e,()=>o),B(`scroll`,i,h),e(t,i)},$$slots:{actions:!0,default:!0}}),g()}var $e=50,et=15e3,tt=class{#e=W(null);get at(){return M(this.#e)}set at(e){S(this.#e,e,!0)}#t=W(!1);get playing(){return M(this.#t)}set playing(e){S(this.#t,e,!0)}#n;#r;constructor(e){this.#r=e}seek(e){this.pause(),this.at=e>=this.#r().length?null:e}toggle(){this.playing?this.pause():this.#i()}pause(){clearInterval(this.#n),this.playing=!1}#i(){let e=this.#r().map(e=>new Date(e.at).getTime()),[t,n]=[e[0]??0,e.at(-1)??0],r=Math.max((n-t)/et,Math.min(1,(n-t)/4e3));this.at??=1;let i=e[this.at-1]??t;this.playing=!0,this.#n=setInterval(()=>{i+=$e*r;let t=e.findIndex(e=>e>i);t>=0?this.at=Math.max(t,this.at??1):(this.pause(),this.at=null)},$e)}},nt=H(`<!>Pause`,1),rt=H(`<!>Replay`,1),it=H(`<div class="replay svelte-mn8kf" role="group" aria-label="Replay"><!> <input type="range" min="1" aria-label="Moment of the run" class="svelte-mn8kf"/> <output class="svelte-mn8kf"> </output></div>`);function at(t,n){i(n,!0);let r=m(()=>n.replay.at??n.events.length),a=m(()=>`Event ${M(r)} of ${n.events.length}, ${I(n.events[M(r)-1]?.at??0)}`);var s=it(),l=D(s);z(l,{onclick:()=>n.replay.toggle(),children:(t,r)=>{var i=w(),a=E(i),o=t=>{var n=nt();Ue(E(n),{size:14,"aria-hidden":`true`}),d(),e(t,n)},s=t=>{var n=rt(),r=E(n);pe(r,{size:14,"aria-hidden":`true`}),d(),e(t,n)};v(a,e=>{n.replay.playing?e(o):e(s,-1)}),e(t,i)},$$slots:{default:!0}});var u=U(l,2);o(u);var h=U(u,2),_=b(h,!0);A(s),T(()=>{c(u,`max`,n.events.length),p(u,M(r)),c(u,`aria-valuetext`,M(a)),f(_,M(a))}),L(`input`,u,e=>n.replay.seek(Number(e.currentTarget.value))),e(t,s),g()}x([`input`]);var $=class extends String{__apiType;value;__meta__;constructor(e,t){super(e),this.value=e,this.__meta__=t}toString(){return this.value}};new $(`
    fragment RunState on SyncRun {
  id
  databaseId
  status
  startedAt
  completedAt
  isCancellable
  waitingUntil
  lastSequence
  resourcesUsed
  estimatedCostUsd
  errorCode
  errorMessage
}
    `,{fragmentName:`RunState`}),new $(`
    fragment RunEvent on SyncRunEvent {
  sequence
  at
  status
  stage
  message
  newFollowersCount
  deepCrawlCount
  backfilledCount
  likersCount
  candidatesPassedCount
  tierFilteredCount
  genderFilteredCount
}
    `,{fragmentName:`RunEvent`});var ot=new $(`
    query Run($id: ID!) {
  syncRun(id: $id) {
    ...RunState
    source
    triggeredAt
    trackedAccount {
      id
      handle
      network
      profileUrl
      profileImageUrl
      isActive
      estimate {
        maxResources
        maxCostUsd
      }
    }
    savedSearch {
      id
      name
    }
    events(after: 0, first: 500) {
      ...RunEvent
    }
    candidates(first: 6, orderBy: {field: SCORE, direction: DESC}) {
      totalCount
      edges {
        node {
          id
          matchConfidence
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
}
    fragment RunState on SyncRun {
  id
  databaseId
  status
  startedAt
  completedAt
  isCancellable
  waitingUntil
  lastSequence
  resourcesUsed
  estimatedCostUsd
  errorCode
  errorMessage
}
fragment RunEvent on SyncRunEvent {
  sequence
  at
  status
  stage
  message
  newFollowersCount
  deepCrawlCount
  backfilledCount
  likersCount
  candidatesPassedCount
  tierFilteredCount
  genderFilteredCount
}`),st=new $(`
    subscription RunProgress($id: ID!, $after: Int) {
  syncRunProgress(syncRunId: $id, after: $after) {
    sequence
    at
    status
    stage
    message
    newFollowersCount
    deepCrawlCount
    backfilledCount
    likersCount
    candidatesPassedCount
    tierFilteredCount
    genderFilteredCount
    syncRun {
      ...RunState
    }
  }
}
    fragment RunState on SyncRun {
  id
  databaseId
  status
  startedAt
  completedAt
  isCancellable
  waitingUntil
  lastSequence
  resourcesUsed
  estimatedCostUsd
  errorCode
  errorMessage
}`),ct=new $(`
    mutation RunCancel($id: ID!) {
  cancelSync(syncRunId: $id) {
    userErrors {
      message
    }
  }
}
    `),lt=new $(`
    mutation RunAgain($input: StartSyncInput!) {
  startSync(input: $input) {
    syncRun {
      databaseId
    }
    userErrors {
      message
    }
  }
}
    `),ut=new $(`
    mutation RunRejudge($input: RejudgeInput!) {
  rejudge(input: $input) {
    syncRun {
      databaseId
    }
    userErrors {
      message
    }
  }
}
    `),dt=50,ft=class{id;resource=new N(e=>this.#s(e));#e=W([]);get events(){return M(this.#e)}set events(e){S(this.#e,e)}#t=W(null);get state(){return M(this.#t)}set state(e){S(this.#t,e)}#n=m(()=>this.resource.data?.syncRun??null);get run(){return M(this.#n)}set run(e){S(this.#n,e)}#r=m(()=>this.state?.status===`COMPLETED`||this.state?.status===`FAILED`);get ended(){return M(this.#r)}set ended(e){S(this.#r,e)}#i=[];#a;#o=null;constructor(e){this.id=e}async#s(e){let t=await G(ot,{id:this.id},e);return t.syncRun&&this.#o===null&&(this.events=t.syncRun.events,this.state=t.syncRun,this.#c(t.syncRun)),t}#c(e){let t={id:this.id,after:e.events.at(-1)?.sequence??0};this.#o=this.ended&&t.after>=e.lastSequence?()=>{}:y(st,t,{next:({syncRunProgress:e})=>{e.sequence<=t.after||(t.after=e.sequence,this.#i.push(e),this.#a??=setTimeout(()=>this.#l(),dt))},error:()=>this.#u(),complete:()=>{this.#l(),this.resource.load()}})}#l(){clearTimeout(this.#a),this.#a=void 0;let e=this.#i.at(-1);e!==void 0&&(this.events=[...this.events,...this.#i.map(({syncRun:e,...t})=>t)],this.state=e.syncRun,this.#i=[])}#u(){this.#o=null,this.#i=[],this.resource.load()}async cancel(){let{cancelSync:e}=await G(ct,{id:this.id});return e.userErrors[0]?.message??null}async again(e){let t={trackedAccountId:e.trackedAccount.id,savedSearchId:e.savedSearch?.id??null},{syncRun:n,userErrors:r}=e.source===`EXPLORE`?(await G(ut,{input:t})).rejudge:(await G(lt,{input:t})).startSync;return n??{refused:r[0]?.message??`The server gave no reason.`}}stop(){clearTimeout(this.#a),this.resource.stop(),this.#o?.()}},pt=H(`<span></span>`),mt=H(`<!> `,1),ht=H(`<li><span class="name svelte-15t0d61"> </span> <span class="track svelte-15t0d61" aria-hidden="true"><!></span> <span class="took svelte-15t0d61"> </span> <span class="found svelte-15t0d61"><!></span></li>`),gt=H(`<ol aria-label="Stages, with how long each took" class="svelte-15t0d61"><!> <li class="total svelte-15t0d61"><span class="name svelte-15t0d61">All</span> <span class="track axis svelte-15t0d61" aria-hidden="true"></span> <span class="took svelte-15t0d61"> </span> <span class="found svelte-15t0d61"></span></li></ol>`);function _t(t,n){i(n,!0);let r=m(()=>n.events.at(-1)),o=m(()=>we(n.events)),c=m(()=>Te(n.events)??n.clock),l=m(()=>M(o)===null?0:Math.max(M(c)-M(o),1)),u=m(()=>M(o)===null?0:Math.max((n.whole??M(c))-M(o),1)),p=m(()=>Ce(n.events)),h=m(()=>M(r).status===`FAILED`),y=e=>e.from===null?null:(e.to??M(c))-e.from,x=e=>M(u)>0?e/M(u)*100:0;var S=gt(),C=D(S);s(C,17,()=>M(p),e=>e.stage,(t,i)=>{let s=m(()=>y(M(i))),c=m(()=>Oe(M(i).stage,M(r))),l=m(()=>M(i).from!==null&&M(i).to===null);var u=ht();let d;var p=D(u),g=b(p,!0),S=U(p,2),C=D(S),w=t=>{var c=pt();let u,d;T((e,t)=>{u=a(c,1,`bar svelte-15t0d61`,null,u,{busy:M(l)&&!n.waits,waits:M(l)&&n.waits,failed:M(h)&&M(i).stage===M(r).stage}),d=_(c,``,d,{left:e,width:t})},[()=>`${x(M(i).from-M(o))??``}%`,()=>`${x(M(s))??``}%`]),e(t,c)};v(C,e=>{M(i).from!==null&&M(o)!==null&&M(s)!==null&&e(w)}),A(S);var O=U(S,2),k=b(O,!0),N=U(O,2),P=D(N),F=t=>{var n=mt(),r=E(n);Z(r,{get value(){return M(c).value}});var i=U(r);T(()=>f(i,` ${M(c).words??``}`)),e(t,n)};v(P,e=>{M(c)&&M(i).from!==null&&e(F)}),A(N),A(u),T(e=>{d=a(u,1,`svelte-15t0d61`,null,d,{todo:M(i).from===null}),f(g,q[M(i).stage]),f(k,e)},[()=>M(s)===null?`–`:j(M(s))]),e(t,u)});var w=U(C,2),O=U(D(w),4),k=b(O,!0);d(2),A(w),A(S),T(e=>f(k,e),[()=>M(o)===null?`–`:j(M(l))]),e(t,S),g()}var vt=H(`<h1 class="hidden-visually"> </h1> <!>`,1),yt=H(`<p class="note wait svelte-8zi4io">The network takes no more calls for now. The run goes on by itself in <strong><!></strong>.</p>`),bt=H(`<p class="note svelte-8zi4io">The run is queued, and starts as soon as a worker is free. It survives anything.</p>`),xt=H(`<p class="note bad svelte-8zi4io"><strong> </strong> </p>`),St=H(`<div class="screen svelte-8zi4io"><!> <!> <!> <!> <!> <div class="pair svelte-8zi4io"><!> <!></div> <div class="pair svelte-8zi4io"><!> <!></div></div>`);function Ct(t,n){i(n,!0);let r=new ft(C(()=>n.id)),a=new tt(()=>r.events),o=m(()=>a.at===null?r.events:r.events.slice(0,a.at)),s=m(()=>M(o).at(-1)),c=m(()=>Te(M(o))!==null),l=m(()=>a.at!==null||M(c)?new Date(M(s)?.at??0).getTime():Math.max(h(),new Date(M(s)?.at??0).getTime())),p=m(()=>r.state?.waitingUntil!=null&&!r.ended&&new Date(r.state.waitingUntil).getTime()>M(l));u(()=>(r.resource.load(),()=>{a.pause(),r.stop()}));let _=m(()=>{let e=r.events.at(-1);return e?e.status===`COMPLETED`?`Completed: ${e.candidatesPassedCount} good ones`:e.status===`FAILED`?`The run failed`:e.stage?q[e.stage]:`Queued`:``});R(()=>{M(_)&&ne(M(_))});function y(e){K(e)||e.defaultPrevented||(e.key===`Escape`?re.go(`/runs`):e.key===` `&&r.ended&&!e.target.closest(`button, a, input`)&&(e.preventDefault(),a.toggle()))}var x=w();B(`keydown`,P,y);var S=E(x),k=t=>{F(t,{whole:!0,title:`There is no such run`,action:t=>{z(t,{href:`/runs`,children:(t,n)=>{d();var r=O(`All runs`);e(t,r)},$$slots:{default:!0}})},children:(t,n)=>{d();var r=O(`It does not exist, or it is somebody else's.`);e(t,r)},$$slots:{action:!0,default:!0}})},j=t=>{var i=vt(),a=E(i),o=b(a),s=U(a,2),c=e=>{Y(e,{get error(){return r.resource.error},get onretry(){return r.resource.load},get busy(){return r.resource.loading}})},l=e=>{ce(e,{lines:9})};v(s,e=>{r.resource.error?e(c):e(l,-1)}),T(()=>f(o,`Run ${n.id??``}`)),e(t,i)},N=t=>{var n=St(),i=D(n);Ve(i,{get live(){return r},get run(){return r.run},get state(){return r.state},get status(){return M(s).status},get waits(){return M(p)}});var c=U(i,2),u=t=>{var n=yt(),i=U(D(n)),a=D(i);V(a,{get until(){return r.state.waitingUntil}}),A(i),d(),A(n),e(t,n)},h=t=>{var n=bt();e(t,n)},g=t=>{var n=xt(),i=D(n),a=b(i),o=U(i);A(n),T(()=>{f(a,`${r.state.errorCode===`CANCELLED`?`Cancelled`:`Failed`}:`),f(o,` ${r.state.errorMessage??``}`)}),e(t,n)};v(c,e=>{M(p)&&r.state.waitingUntil?e(u):M(s).status===`QUEUED`?e(h,1):M(s).status===`FAILED`&&r.state.errorMessage&&e(g,2)});var _=U(c,2),y=e=>{Y(e,{get error(){return r.resource.error},get onretry(){return r.resource.load},get busy(){return r.resource.loading}})};v(_,e=>{r.resource.error&&e(y)});var x=U(_,2),S=e=>{at(e,{get replay(){return a},get events(){return r.events}})};v(x,e=>{r.ended&&r.events.length>1&&e(S)});var C=U(x,2);_e(C,{get event(){return M(s)},get run(){return r.run},get state(){return r.state}});var w=U(C,2),E=D(w);X(E,{title:`Stages`,children:(e,t)=>{{let t=m(()=>Te(r.events));_t(e,{get events(){return M(o)},get clock(){return M(l)},get waits(){return M(p)},get whole(){return M(t)}})}},$$slots:{default:!0}});var O=U(E,2);X(O,{title:`From seen to good`,children:(e,t)=>{Pe(e,{get event(){return M(s)}})},$$slots:{default:!0}}),A(w);var k=U(w,2),j=D(k);{let e=m(()=>!r.ended);Qe(j,{get events(){return M(o)},get live(){return M(e)}})}var N=U(j,2);X(N,{title:`Best of this run`,flush:!0,children:(e,t)=>{xe(e,{get run(){return r.run},get ended(){return r.ended}})},$$slots:{default:!0}}),A(k),A(n),e(t,n)};v(S,e=>{r.resource.data&&r.run===null?e(k):r.run===null||r.state===null||M(s)===void 0?e(j,1):e(N,-1)}),e(t,x),g()}export{Ct as default};