import{$ as e,A as t,B as n,D as r,F as i,H as a,I as o,J as s,M as c,O as l,Q as u,R as d,S as f,T as p,U as m,V as h,W as g,X as _,Y as v,_ as y,a as b,at as x,b as S,ct as C,dt as w,et as T,f as E,ft as D,g as O,i as k,it as A,j,k as M,lt as N,mt as P,n as F,nt as ee,o as te,ot as I,pt as L,q as R,r as z,rt as B,s as V,st as H,t as ne,tt as U,u as W,ut as G,v as K,w as q}from"./index-CDEf8byb.js";import{a as re,d as ie,f as J,i as Y,l as X,n as ae,o as oe,p as se,r as ce,s as Z,t as le,u as ue}from"./StatusPill-eAqB9Y1X.js";import{n as de,t as fe}from"./Meter-DM7GV_4A.js";var pe=g(`<div class="svelte-6nl3gn"><dt class="svelte-6nl3gn"> </dt> <dd><!></dd></div>`),me=g(`<dd class="note svelte-6nl3gn"><!> <!> read; a run may cost <!></dd>`),he=g(`<dl class="svelte-6nl3gn"><!> <div class="svelte-6nl3gn"><dt class="svelte-6nl3gn">Cost</dt> <dd class="svelte-6nl3gn"><!></dd> <!></div></dl>`);function ge(e,t){D(t,!0);let r=G(()=>[{name:`New followers`,value:t.event.newFollowersCount},{name:`Refreshed`,value:t.event.deepCrawlCount},{name:`Completed profiles`,value:t.event.backfilledCount},{name:`New likers`,value:t.event.likersCount},{name:`Good ones`,value:t.event.candidatesPassedCount,good:!0}]),i=G(()=>t.run.trackedAccount.estimate.maxCostUsd);var s=he(),c=A(s);d(c,17,()=>u(r),({name:e,value:t,good:n})=>e,(e,t)=>{let n=()=>u(t).name,r=()=>u(t).value,i=()=>u(t).good;var s=pe(),c=A(s),l=I(c,!0),d=H(c,2);let f;var p=A(d);Z(p,{get value(){return r()}}),P(d),P(s),U(()=>{h(l,n()),f=o(d,1,`svelte-6nl3gn`,null,f,{good:i()})}),a(e,s)});var l=H(c,2),f=H(A(l),2),p=A(f);Z(p,{get value(){return t.state.estimatedCostUsd},as:`money`}),P(f);var m=H(f,2),g=e=>{var n=me(),r=A(n);{let e=G(()=>Math.max(u(i),t.state.estimatedCostUsd));fe(r,{get value(){return t.state.estimatedCostUsd},get max(){return u(e)},label:`Spent of the budget of a run`})}var o=H(r,2);Z(o,{get value(){return t.state.resourcesUsed}});var s=H(o,2);Z(s,{get value(){return u(i)},as:`money`}),P(n),a(e,n)};n(m,e=>{t.run.source!==`EXPLORE`&&u(i)>0&&e(g)}),P(l),P(s),a(e,s),w()}var _e=g(`<li class="svelte-kom9mj"><!> <div><a target="_blank" rel="noopener noreferrer" class="svelte-kom9mj"><bdi> </bdi></a> <p class="svelte-kom9mj"><bdi> </bdi></p></div> <span class="muted svelte-kom9mj"><!></span></li>`),ve=g(`<p class="all svelte-kom9mj"><a>All <!> of this run</a></p>`),ye=g(`<ul></ul> <!>`,1);function be(e,t){D(t,!0);let r=e=>/^https?:\/\//i.test(e)?e:void 0;var i=m(),o=x(i),s=e=>{{let r=G(()=>t.ended?`Nobody passed`:`Nobody yet`);F(e,{get title(){return u(r)},children:(e,r)=>{var i=m(),o=x(i),s=e=>{var t=R(`People are judged when all profiles are read.`);a(e,t)},c=e=>{var t=R(`The account has no search, so nobody was judged.`);a(e,t)},l=e=>{var t=R(`Nobody new matched the search and its filters.`);a(e,t)};n(o,e=>{t.ended?t.run.savedSearch?e(l,-1):e(c,1):e(s)}),a(e,i)},$$slots:{default:!0}})}},c=e=>{var i=ye(),o=x(i);d(o,21,()=>t.run.candidates.edges,({node:e})=>e.id,(e,t)=>{let n=()=>u(t).node;var i=_e(),o=A(i);{let e=G(()=>n().person.name||n().person.handle);ae(o,{get src(){return n().person.profileImageUrl},get name(){return u(e)}})}var s=H(o,2),c=A(s),l=A(c),d=I(l,!0);P(c);var f=H(c,2),p=A(f),m=I(p,!0);P(f),P(s);var g=H(s,2),_=A(g);Z(_,{get value(){return n().person.followersCount},as:`compact`}),P(g),P(i),U(e=>{j(c,`href`,e),h(d,n().person.name||`@${n().person.handle}`),h(m,n().matchReasons[0]?.text??`@${n().person.handle}`)},[()=>r(n().person.profileUrl)]),a(e,i)}),P(o);var s=H(o,2),c=e=>{var n=ve(),r=A(n),i=H(A(r));Z(i,{get value(){return t.run.candidates.totalCount}}),L(),P(r),P(n),U(e=>j(r,`href`,`/people?run=${e??``}`),[()=>encodeURIComponent(t.run.databaseId)]),a(e,n)},l=G(()=>X(`/people`));n(s,e=>{u(l)&&e(c)}),a(e,i)};n(o,e=>{t.run.candidates.edges.length===0?e(s):e(c,-1)}),a(e,i),w()}var Q=e=>new Date(e.at).getTime(),xe=e=>e?.status===`COMPLETED`||e?.status===`FAILED`;function Se(e){let t=new Map;for(let n of e)n.stage&&!t.has(n.stage)&&t.set(n.stage,Q(n));let n=e.at(-1),r=n&&xe(n)?Q(n):null;return se.map((e,n)=>{let i=t.get(e)??null,a=se.slice(n+1).find(e=>t.has(e)),o=a?t.get(a)??null:r;return{stage:e,from:i,to:i===null?null:o}})}function Ce(e){let t=e.find(e=>e.status!==`QUEUED`);return t?Q(t):null}function we(e){let t=e.at(-1);return t&&xe(t)?Q(t):null}var Te=e=>e.newFollowersCount+e.deepCrawlCount+e.likersCount,Ee=e=>e.candidatesPassedCount+e.tierFilteredCount+e.genderFilteredCount;function De(e,t){switch(e){case`FETCH_FOLLOWERS`:return{value:t.newFollowersCount,words:`new`};case`DEEP_CRAWL`:return{value:t.deepCrawlCount,words:`refreshed`};case`BACKFILL`:return{value:t.backfilledCount,words:`completed`};case`LIKERS`:return{value:t.likersCount,words:`likers`};case`CLASSIFY`:return null;case`FILTER`:return{value:t.candidatesPassedCount,words:`good ones`}}}var Oe=[[`newFollowersCount`,`new followers`],[`deepCrawlCount`,`refreshed`],[`backfilledCount`,`completed`],[`likersCount`,`likers`],[`candidatesPassedCount`,`good ones`],[`tierFilteredCount`,`dropped by size`],[`genderFilteredCount`,`dropped by gender`]];function ke(e,t){let n=Oe.flatMap(([n,r])=>{let i=e[n]-(t?.[n]??0);return i>0?[`+${i.toLocaleString()} ${r}`]:[]});return n.length>0?n.join(`, `):e.status===t?.status?e.stage===`CLASSIFY`?`Some people judged`:`Nothing new in this step`:{QUEUED:`Queued`,RUNNING:`Taken by a worker`,COMPLETED:`Completed`,FAILED:`Failed`}[e.status]}var Ae=g(`−<!><span class="hidden-visually">dropped</span>`,1),je=g(`<li><span class="name"> </span> <span class="dropped svelte-3uej57"><!></span> <span class="value svelte-3uej57"><!></span> <span class="track svelte-3uej57" aria-hidden="true"><span class="svelte-3uej57"></span></span></li>`),Me=g(`<ol class="svelte-3uej57"></ol>`);function Ne(e,t){D(t,!0);let r=G(()=>[{name:`Seen`,title:`New followers, refreshed ones and new likers`,value:Math.max(Te(t.event),Ee(t.event)),dropped:0},{name:`Match the search`,title:`Judged full or maybe; also people known from before`,value:Ee(t.event),dropped:0},{name:`Right size`,title:`In the follower-count tiers of the search`,value:Ee(t.event)-t.event.tierFilteredCount,dropped:t.event.tierFilteredCount},{name:`Right gender`,title:`Of the genders of the search`,value:t.event.candidatesPassedCount,dropped:t.event.genderFilteredCount},{name:`Good ones`,title:`Passed every filter`,value:t.event.candidatesPassedCount,dropped:0}]),s=G(()=>Math.max(1,...u(r).map(e=>e.value)));var c=Me();d(c,23,()=>u(r),e=>e.name,(e,t,c)=>{var l=je();let d;var f=A(l),p=I(f,!0),m=H(f,2),g=A(m),_=e=>{var n=Ae(),r=H(x(n));Z(r,{get value(){return u(t).dropped}}),L(),a(e,n)};n(g,e=>{u(t).dropped>0&&e(_)}),P(m);var v=H(m,2),y=A(v);Z(y,{get value(){return u(t).value}}),P(v);var b=H(v,2),S=A(b);let C;P(b),P(l),U(()=>{j(l,`title`,u(t).title),d=o(l,1,`svelte-3uej57`,null,d,{last:u(c)===u(r).length-1}),h(p,u(t).name),C=i(S,``,C,{width:`${u(t).value/u(s)*100}%`})}),a(e,l)}),P(c),a(e,c),w()}var Pe=new Set([`$$slots`,`$$events`,`$$legacy`]);function Fe(e,t){let n=r(t,Pe),i={name:`external-link`,size:24,node:[[`path`,{d:`M15 3h6v6`}],[`path`,{d:`M10 14 21 3`}],[`path`,{d:`M18 13v6a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2h6`}]]};q(e,l(()=>n,{get icon(){return i}}))}var Ie=g(`<a target="_blank" rel="noopener noreferrer" class="svelte-h2nqw1"> <!></a> ·`,1),Le=g(`search <bdi> </bdi>`,1),Re=g(`<p class="refused svelte-h2nqw1" role="alert"> </p>`),ze=g(`<!> <!>`,1),Be=g(`<p class="svelte-h2nqw1">It ends now. What it has found until here stays, and so does what it has cost.</p>`),Ve=g(`<nav aria-label="Where you are" class="svelte-h2nqw1"><a href="/runs">Runs</a> <span aria-hidden="true">/</span> </nav> <header class="svelte-h2nqw1"><!> <div class="words svelte-h2nqw1"><h1 class="svelte-h2nqw1"><bdi> </bdi> <!></h1> <p class="svelte-h2nqw1"><!> <!> · <!></p></div> <div class="actions"><!></div></header> <!> <!>`,1);function He(e,t){D(t,!0);let r={X:`X`,BLUESKY:`Bluesky`},i=G(()=>/^https?:\/\//i.test(t.run.trackedAccount.profileUrl)?t.run.trackedAccount.profileUrl:void 0),o=N(!1),s=N(!1),c=N(null);async function l(e){C(s,!0),C(c,null);try{C(c,await e(),!0)}catch(e){C(c,S(e),!0)}finally{C(s,!1),C(o,!1)}}let d=()=>l(()=>t.live.cancel()),f=()=>l(async()=>{let e=await t.live.again(t.run);return`refused`in e?e.refused:(b.go(ue(e)),null)});var p=Ve(),m=x(p),g=H(A(m),3);P(m);var _=H(m,2),v=A(_);ae(v,{get src(){return t.run.trackedAccount.profileImageUrl},get name(){return t.run.trackedAccount.handle},size:40});var y=H(v,2),T=A(y),E=A(T),O=I(E),k=H(E,2);le(k,{get status(){return t.status},get waiting(){return t.waits}}),P(T);var M=H(T,2),F=A(M),ee=e=>{var n=Ie(),o=x(n),s=A(o,!0);Fe(H(s),{size:12,"aria-hidden":`true`}),P(o),L(),U(()=>{j(o,`href`,u(i)),h(s,r[t.run.trackedAccount.network])}),a(e,n)};n(F,e=>{u(i)&&e(ee)});var z=H(F),B=H(z);ce(B,{get time(){return t.run.triggeredAt}});var ne=H(B,2),W=e=>{var n=Le(),r=H(x(n)),i=I(r,!0);U(()=>h(i,t.run.savedSearch.name)),a(e,n)},K=e=>{var t=R(`no search, so nobody is judged`);a(e,t)};n(ne,e=>{t.run.savedSearch?e(W):e(K,-1)}),P(M),P(y);var q=H(y,2),re=A(q),J=e=>{V(e,{kind:`danger`,onclick:()=>C(o,!0),children:(e,t)=>{L();var n=R(`Cancel run`);a(e,n)},$$slots:{default:!0}})},Y=e=>{V(e,{get busy(){return u(s)},onclick:f,children:(e,n)=>{L();var r=R();U(()=>h(r,t.run.source===`EXPLORE`?`Judge again`:`Sync again`)),a(e,r)},$$slots:{default:!0}})};n(re,e=>{t.state.isCancellable?e(J):t.run.trackedAccount.isActive&&e(Y,1)}),P(q),P(_);var X=H(_,2),oe=e=>{var t=Re(),n=I(t,!0);U(()=>h(n,u(c))),a(e,t)};n(X,e=>{u(c)&&e(oe)});var se=H(X,2);te(se,{title:`Cancel this run?`,get open(){return u(o)},set open(e){C(o,e,!0)},actions:e=>{var t=ze(),n=x(t);V(n,{onclick:()=>C(o,!1),children:(e,t)=>{L();var n=R(`Let it run`);a(e,n)},$$slots:{default:!0}});var r=H(n,2);V(r,{kind:`danger`,get busy(){return u(s)},onclick:d,children:(e,t)=>{L();var n=R(`Cancel run`);a(e,n)},$$slots:{default:!0}}),a(e,t)},children:(e,t)=>{var n=Be();a(e,n)},$$slots:{actions:!0,default:!0}}),U(()=>{h(g,` ${t.run.databaseId??``}`),h(O,`@${t.run.trackedAccount.handle??``}`),h(z,` ${ie[t.run.source]??``} `)}),a(e,p),w()}var Ue=new Set([`$$slots`,`$$events`,`$$legacy`]);function We(e,t){let n=r(t,Ue),i={name:`pause`,size:24,node:[[`rect`,{x:`14`,y:`3`,width:`5`,height:`18`,rx:`1`}],[`rect`,{x:`5`,y:`3`,width:`5`,height:`18`,rx:`1`}]]};q(e,l(()=>n,{get icon(){return i}}))}var Ge=g(`<li><span class="sequence svelte-teg9s6"> </span> <time class="svelte-teg9s6"> </time> <bdi class="svelte-teg9s6"> </bdi></li>`),Ke=g(`<ol class="svelte-teg9s6"></ol>`);function qe(e,t){D(t,!0);let n=[],r=G(()=>(n.length===t.to-t.from&&n.at(-1)?.sequence===t.events[t.to-1]?.sequence||(n=t.events.slice(t.from,t.to).map((e,n)=>({...e,text:e.message??ke(e,t.events[t.from+n-1])}))),n));var i=Ke();d(i,21,()=>u(r),e=>e.sequence,(e,t)=>{var n=Ge();let r;var i=A(n),s=I(i,!0),c=H(i,2),l=I(c,!0),d=H(c,2),f=I(d,!0);P(n),U(e=>{r=o(n,1,`svelte-teg9s6`,null,r,{page:u(t).message==null,bad:u(t).status===`FAILED`}),h(s,u(t).sequence),j(c,`datetime`,u(t).at),h(l,e),h(f,u(t).text)},[()=>W(u(t).at)]),a(e,n)}),P(i),U(()=>j(i,`start`,t.from+1)),a(e,i),w()}var Je=g(`<span class="svelte-15sezp"> </span>`),Ye=g(`<!>Pause`,1),Xe=g(`<!>Go on`,1),Ze=g(`<!> <!>`,1),Qe=g(`<div class="scroller svelte-15sezp" role="log" aria-live="off" aria-label="Log" tabindex="0"></div>`);function $e(t,r){D(r,!0);let i=N(null),o=!0,s,c=G(()=>u(i)===null?r.events.length:Math.min(u(i),r.events.length)),l=G(()=>r.events.length-u(c)),f=G(()=>Array.from({length:Math.ceil(u(c)/50)},(e,t)=>t*50));ee(()=>{u(c),o&&e().then(()=>s.scrollTop=s.scrollHeight)});let p=()=>o=s.scrollHeight-s.scrollTop-s.clientHeight<40;Y(t,{title:`Log`,flush:!0,actions:e=>{var t=Ze(),o=x(t),s=e=>{var t=Je(),n=I(t);U(e=>h(n,`${e??``} new`),[()=>u(l).toLocaleString()]),a(e,t)};n(o,e=>{u(i)!==null&&u(l)>0&&e(s)});var c=H(o,2),d=e=>{{let t=G(()=>u(i)!==null);V(e,{kind:`ghost`,get pressed(){return u(t)},onclick:()=>C(i,u(i)===null?r.events.length:null,!0),children:(e,t)=>{var r=m(),o=x(r),s=e=>{var t=Ye();We(x(t),{size:14,"aria-hidden":`true`}),L(),a(e,t)},c=e=>{var t=Xe(),n=x(t);de(n,{size:14,"aria-hidden":`true`}),L(),a(e,t)};n(o,e=>{u(i)===null?e(s):e(c,-1)}),a(e,r)},$$slots:{default:!0}})}},f=e=>{var t=Je(),n=I(t);U(e=>h(n,`${e??``} events`),[()=>r.events.length.toLocaleString()]),a(e,t)};n(c,e=>{r.live||u(i)!==null?e(d):e(f,-1)}),a(e,t)},children:(e,t)=>{var n=Qe();d(n,20,()=>u(f),e=>e,(e,t)=>{{let n=G(()=>Math.min(t+50,u(c)));qe(e,{get events(){return r.events},get from(){return t},get to(){return u(n)}})}}),P(n),M(n,e=>s=e,()=>s),_(`scroll`,n,p),a(e,n)},$$slots:{actions:!0,default:!0}}),w()}var et=50,tt=15e3,nt=class{#e=N(null);get at(){return u(this.#e)}set at(e){C(this.#e,e,!0)}#t=N(!1);get playing(){return u(this.#t)}set playing(e){C(this.#t,e,!0)}#n;#r;constructor(e){this.#r=e}seek(e){this.pause(),this.at=e>=this.#r().length?null:e}toggle(){this.playing?this.pause():this.#i()}pause(){clearInterval(this.#n),this.playing=!1}#i(){let e=this.#r().map(e=>new Date(e.at).getTime()),[t,n]=[e[0]??0,e.at(-1)??0],r=Math.max((n-t)/tt,Math.min(1,(n-t)/4e3));this.at??=1;let i=e[this.at-1]??t;this.playing=!0,this.#n=setInterval(()=>{i+=et*r;let t=e.findIndex(e=>e>i);t>=0?this.at=Math.max(t,this.at??1):(this.pause(),this.at=null)},et)}},rt=g(`<!>Pause`,1),it=g(`<!>Replay`,1),at=g(`<div class="replay svelte-mn8kf" role="group" aria-label="Replay"><!> <input type="range" min="1" aria-label="Moment of the run" class="svelte-mn8kf"/> <output class="svelte-mn8kf"> </output></div>`);function ot(e,r){D(r,!0);let i=G(()=>r.replay.at??r.events.length),o=G(()=>`Event ${u(i)} of ${r.events.length}, ${W(r.events[u(i)-1]?.at??0)}`);var s=at(),l=A(s);V(l,{onclick:()=>r.replay.toggle(),children:(e,t)=>{var i=m(),o=x(i),s=e=>{var t=rt();We(x(t),{size:14,"aria-hidden":`true`}),L(),a(e,t)},c=e=>{var t=it(),n=x(t);de(n,{size:14,"aria-hidden":`true`}),L(),a(e,t)};n(o,e=>{r.replay.playing?e(s):e(c,-1)}),a(e,i)},$$slots:{default:!0}});var d=H(l,2);t(d);var f=H(d,2),p=I(f,!0);P(s),U(()=>{j(d,`max`,r.events.length),c(d,u(i)),j(d,`aria-valuetext`,u(o)),h(p,u(o))}),v(`input`,d,e=>r.replay.seek(Number(e.currentTarget.value))),a(e,s),w()}s([`input`]);var $=class extends String{__apiType;value;__meta__;constructor(e,t){super(e),this.value=e,this.__meta__=t}toString(){return this.value}};new $(`
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
    `,{fragmentName:`RunEvent`});var st=new $(`
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
}`),ct=new $(`
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
}`),lt=new $(`
    mutation RunCancel($id: ID!) {
  cancelSync(syncRunId: $id) {
    userErrors {
      message
    }
  }
}
    `),ut=new $(`
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
    `),dt=new $(`
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
    `),ft=50,pt=class{id;resource=new O(e=>this.#s(e));#e=N([]);get events(){return u(this.#e)}set events(e){C(this.#e,e)}#t=N(null);get state(){return u(this.#t)}set state(e){C(this.#t,e)}#n=G(()=>this.resource.data?.syncRun??null);get run(){return u(this.#n)}set run(e){C(this.#n,e)}#r=G(()=>this.state?.status===`COMPLETED`||this.state?.status===`FAILED`);get ended(){return u(this.#r)}set ended(e){C(this.#r,e)}#i=[];#a;#o=null;constructor(e){this.id=e}async#s(e){let t=await K(st,{id:this.id},e);return t.syncRun&&this.#o===null&&(this.events=t.syncRun.events,this.state=t.syncRun,this.#c(t.syncRun)),t}#c(e){let t={id:this.id,after:e.events.at(-1)?.sequence??0};this.#o=this.ended&&t.after>=e.lastSequence?()=>{}:y(ct,t,{next:({syncRunProgress:e})=>{e.sequence<=t.after||(t.after=e.sequence,this.#i.push(e),this.#a??=setTimeout(()=>this.#l(),ft))},error:()=>this.#u(),complete:()=>{this.#l(),this.resource.load()}})}#l(){clearTimeout(this.#a),this.#a=void 0;let e=this.#i.at(-1);e!==void 0&&(this.events=[...this.events,...this.#i.map(({syncRun:e,...t})=>t)],this.state=e.syncRun,this.#i=[])}#u(){this.#o=null,this.#i=[],this.resource.load()}async cancel(){let{cancelSync:e}=await K(lt,{id:this.id});return e.userErrors[0]?.message??null}async again(e){let t={trackedAccountId:e.trackedAccount.id,savedSearchId:e.savedSearch?.id??null},{syncRun:n,userErrors:r}=e.source===`EXPLORE`?(await K(dt,{input:t})).rejudge:(await K(ut,{input:t})).startSync;return n??{refused:r[0]?.message??`The server gave no reason.`}}stop(){clearTimeout(this.#a),this.resource.stop(),this.#o?.()}},mt=g(`<span></span>`),ht=g(`<!> `,1),gt=g(`<li><span class="name svelte-15t0d61"> </span> <span class="track svelte-15t0d61" aria-hidden="true"><!></span> <span class="took svelte-15t0d61"> </span> <span class="found svelte-15t0d61"><!></span></li>`),_t=g(`<ol aria-label="Stages, with how long each took" class="svelte-15t0d61"><!> <li class="total svelte-15t0d61"><span class="name svelte-15t0d61">All</span> <span class="track axis svelte-15t0d61" aria-hidden="true"></span> <span class="took svelte-15t0d61"> </span> <span class="found svelte-15t0d61"></span></li></ol>`);function vt(e,t){D(t,!0);let r=G(()=>t.events.at(-1)),s=G(()=>Ce(t.events)),c=G(()=>we(t.events)??t.clock),l=G(()=>u(s)===null?0:Math.max(u(c)-u(s),1)),f=G(()=>u(s)===null?0:Math.max((t.whole??u(c))-u(s),1)),p=G(()=>Se(t.events)),m=G(()=>u(r).status===`FAILED`),g=e=>e.from===null?null:(e.to??u(c))-e.from,_=e=>u(f)>0?e/u(f)*100:0;var v=_t(),y=A(v);d(y,17,()=>u(p),e=>e.stage,(e,c)=>{let l=G(()=>g(u(c))),d=G(()=>De(u(c).stage,u(r))),f=G(()=>u(c).from!==null&&u(c).to===null);var p=gt();let v;var y=A(p),b=I(y,!0),S=H(y,2),C=A(S),w=e=>{var n=mt();let d,p;U((e,a)=>{d=o(n,1,`bar svelte-15t0d61`,null,d,{busy:u(f)&&!t.waits,waits:u(f)&&t.waits,failed:u(m)&&u(c).stage===u(r).stage}),p=i(n,``,p,{left:e,width:a})},[()=>`${_(u(c).from-u(s))??``}%`,()=>`${_(u(l))??``}%`]),a(e,n)};n(C,e=>{u(c).from!==null&&u(s)!==null&&u(l)!==null&&e(w)}),P(S);var T=H(S,2),D=I(T,!0),O=H(T,2),k=A(O),j=e=>{var t=ht(),n=x(t);Z(n,{get value(){return u(d).value}});var r=H(n);U(()=>h(r,` ${u(d).words??``}`)),a(e,t)};n(k,e=>{u(d)&&u(c).from!==null&&e(j)}),P(O),P(p),U(e=>{v=o(p,1,`svelte-15t0d61`,null,v,{todo:u(c).from===null}),h(b,J[u(c).stage]),h(D,e)},[()=>u(l)===null?`–`:E(u(l))]),a(e,p)});var b=H(y,2),S=H(A(b),4),C=I(S,!0);L(2),P(b),P(v),U(e=>h(C,e),[()=>u(s)===null?`–`:E(u(l))]),a(e,v),w()}var yt=g(`<p class="note wait svelte-8zi4io">The network takes no more calls for now. The run goes on by itself in <strong><!></strong>.</p>`),bt=g(`<p class="note svelte-8zi4io">The run is queued, and starts as soon as a worker is free. It survives anything.</p>`),xt=g(`<p class="note bad svelte-8zi4io"><strong> </strong> </p>`),St=g(`<div class="screen svelte-8zi4io"><!> <!> <!> <!> <!> <div class="pair svelte-8zi4io"><!> <!></div> <div class="pair svelte-8zi4io"><!> <!></div></div>`);function Ct(e,t){D(t,!0);let r=new pt(T(()=>t.id)),i=new nt(()=>r.events),o=G(()=>i.at===null?r.events:r.events.slice(0,i.at)),s=G(()=>u(o).at(-1)),c=G(()=>we(u(o))!==null),l=G(()=>i.at!==null||u(c)?new Date(u(s)?.at??0).getTime():Math.max(f(),new Date(u(s)?.at??0).getTime())),d=G(()=>r.state?.waitingUntil!=null&&!r.ended&&new Date(r.state.waitingUntil).getTime()>u(l));p(()=>(r.resource.load(),()=>{i.pause(),r.stop()}));let g=G(()=>{let e=r.events.at(-1);return e?e.status===`COMPLETED`?`Completed: ${e.candidatesPassedCount} good ones`:e.status===`FAILED`?`The run failed`:e.stage?J[e.stage]:`Queued`:``});ee(()=>{u(g)&&k(u(g))});function v(e){z(e)||e.defaultPrevented||(e.key===`Escape`?b.go(`/runs`):e.key===` `&&r.ended&&!e.target.closest(`button, a, input`)&&(e.preventDefault(),i.toggle()))}var y=m();_(`keydown`,B,v);var S=x(y),C=e=>{F(e,{title:`There is no such run`,action:e=>{V(e,{href:`/runs`,children:(e,t)=>{L();var n=R(`All runs`);a(e,n)},$$slots:{default:!0}})},children:(e,t)=>{L();var n=R(`It does not exist, or it is somebody else's.`);a(e,n)},$$slots:{action:!0,default:!0}})},E=e=>{var t=m(),i=x(t),o=e=>{oe(e,{get error(){return r.resource.error},get onretry(){return r.resource.load},get busy(){return r.resource.loading}})},s=e=>{re(e,{lines:9})};n(i,e=>{r.resource.error?e(o):e(s,-1)}),a(e,t)},O=e=>{var t=St(),c=A(t);He(c,{get live(){return r},get run(){return r.run},get state(){return r.state},get status(){return u(s).status},get waits(){return u(d)}});var f=H(c,2),p=e=>{var t=yt(),n=H(A(t)),i=A(n);ne(i,{get until(){return r.state.waitingUntil}}),P(n),L(),P(t),a(e,t)},m=e=>{var t=bt();a(e,t)},g=e=>{var t=xt(),n=A(t),i=I(n),o=H(n);P(t),U(()=>{h(i,`${r.state.errorCode===`CANCELLED`?`Cancelled`:`Failed`}:`),h(o,` ${r.state.errorMessage??``}`)}),a(e,t)};n(f,e=>{u(d)&&r.state.waitingUntil?e(p):u(s).status===`QUEUED`?e(m,1):u(s).status===`FAILED`&&r.state.errorMessage&&e(g,2)});var _=H(f,2),v=e=>{oe(e,{get error(){return r.resource.error},get onretry(){return r.resource.load},get busy(){return r.resource.loading}})};n(_,e=>{r.resource.error&&e(v)});var y=H(_,2),b=e=>{ot(e,{get replay(){return i},get events(){return r.events}})};n(y,e=>{r.ended&&r.events.length>1&&e(b)});var x=H(y,2);ge(x,{get event(){return u(s)},get run(){return r.run},get state(){return r.state}});var S=H(x,2),C=A(S);Y(C,{title:`Stages`,children:(e,t)=>{{let t=G(()=>we(r.events));vt(e,{get events(){return u(o)},get clock(){return u(l)},get waits(){return u(d)},get whole(){return u(t)}})}},$$slots:{default:!0}});var w=H(C,2);Y(w,{title:`From seen to good`,children:(e,t)=>{Ne(e,{get event(){return u(s)}})},$$slots:{default:!0}}),P(S);var T=H(S,2),E=A(T);{let e=G(()=>!r.ended);$e(E,{get events(){return u(o)},get live(){return u(e)}})}var D=H(E,2);Y(D,{title:`Best of this run`,flush:!0,children:(e,t)=>{be(e,{get run(){return r.run},get ended(){return r.ended}})},$$slots:{default:!0}}),P(T),P(t),a(e,t)};n(S,e=>{r.resource.data&&r.run===null?e(C):r.run===null||r.state===null||u(s)===void 0?e(E,1):e(O,-1)}),a(e,y),w()}export{Ct as default};