import{$ as e,B as t,C as n,D as r,H as i,J as a,L as o,O as s,P as c,Q as l,S as u,Tt as d,U as f,W as p,X as m,Y as h,_ as g,at as _,bt as v,ct as y,et as b,ft as x,g as S,h as C,ht as w,lt as T,mt as E,nt as D,ot as O,p as k,q as A,r as j,rt as M,s as N,st as P,w as F,wt as I,yt as L}from"./format-C7iQRSPy.js";import{a as R,i as z,o as ee,s as te,t as B}from"./index-QtLNsMDn.js";import{a as V,i as ne,n as H,o as U,r as re}from"./words-DsU0iogv.js";import{c as W,f as ie,g as ae,m as G,n as K,o as oe,r as se,t as ce}from"./Countdown-Cdlm2Lzq.js";import{a as q,i as le,n as J,r as Y,t as ue}from"./RelativeTime-ITeHHvkf.js";import{t as de}from"./Meter-DgpvER0h.js";import{t as fe}from"./Avatar-C7eCn4vN.js";import{t as pe}from"./external-link-D__iucKJ.js";import{t as me}from"./StatusPill-C5Rg19Xm.js";import{t as he}from"./play-DOWuR_b7.js";var ge=p(`<div class="svelte-6nl3gn"><dt class="svelte-6nl3gn"> </dt> <dd><!></dd></div>`),_e=p(`<dd class="note svelte-6nl3gn"><!> <!> read; a run may cost <!></dd>`),ve=p(`<dl class="svelte-6nl3gn"><!> <div class="svelte-6nl3gn"><dt class="svelte-6nl3gn">Cost</dt> <dd class="svelte-6nl3gn"><!></dd> <!></div></dl>`);function ye(e,n){v(n,!0);let r=w(()=>[{name:`New followers`,value:n.event.newFollowersCount},{name:`Refreshed`,value:n.event.deepCrawlCount},{name:`Completed profiles`,value:n.event.backfilledCount},{name:`New likers`,value:n.event.likersCount},{name:`Good ones`,value:n.event.candidatesPassedCount,good:!0}]),a=w(()=>n.run.trackedAccount.estimate.maxCostUsd);var u=ve(),f=O(u);c(f,17,()=>l(r),({name:e,value:t,good:n})=>e,(e,n)=>{let r=()=>l(n).name,a=()=>l(n).value,o=()=>l(n).good;var c=ge(),u=O(c),f=y(u,!0),p=T(u,2);let m;var h=O(p);J(h,{get value(){return a()}}),d(p),d(c),D(()=>{t(f,r()),m=s(p,1,`svelte-6nl3gn`,null,m,{good:o()})}),i(e,c)});var p=T(f,2),m=T(O(p),2),h=O(m);J(h,{get value(){return n.state.estimatedCostUsd},as:`money`}),d(m);var g=T(m,2),_=e=>{var t=_e(),r=O(t);{let e=w(()=>Math.max(l(a),n.state.estimatedCostUsd));de(r,{get value(){return n.state.estimatedCostUsd},get max(){return l(e)},label:`Spent of the budget of a run`})}var o=T(r,2);J(o,{get value(){return n.state.resourcesUsed}});var s=T(o,2);J(s,{get value(){return l(a)},as:`money`}),d(t),i(e,t)};o(g,e=>{n.run.source!==`EXPLORE`&&l(a)>0&&e(_)}),d(p),d(u),i(e,u),L()}var be=p(`<li class="svelte-kom9mj"><!> <div><a target="_blank" rel="noopener noreferrer" class="svelte-kom9mj"><bdi> </bdi></a> <p class="svelte-kom9mj"><bdi> </bdi></p></div> <span class="muted svelte-kom9mj"><!></span></li>`),xe=p(`<p class="all svelte-kom9mj"><a>All <!> of this run</a></p>`),Se=p(`<ul></ul> <!>`,1);function Ce(e,r){v(r,!0);let a=e=>/^https?:\/\//i.test(e)?e:void 0;var s=f(),u=P(s),p=e=>{{let t=w(()=>r.ended?`Nobody passed`:`Nobody yet`);B(e,{get title(){return l(t)},children:(e,t)=>{var n=f(),a=P(n),s=e=>{var t=A(`People are judged when all profiles are read.`);i(e,t)},c=e=>{var t=A(`The account has no search, so nobody was judged.`);i(e,t)},l=e=>{var t=A(`Nobody new matched the search and its filters.`);i(e,t)};o(a,e=>{r.ended?r.run.savedSearch?e(l,-1):e(c,1):e(s)}),i(e,n)},$$slots:{default:!0}})}},m=e=>{var s=Se(),u=P(s);c(u,21,()=>r.run.candidates.edges,({node:e})=>e.id,(e,r)=>{let o=()=>l(r).node;var s=be(),c=O(s);{let e=w(()=>o().person.name||o().person.handle);fe(c,{get src(){return o().person.profileImageUrl},get name(){return l(e)}})}var u=T(c,2),f=O(u),p=O(f),m=y(p,!0);d(f);var h=T(f,2),g=O(h),_=y(g,!0);d(h),d(u);var v=T(u,2),b=O(v);J(b,{get value(){return o().person.followersCount},as:`compact`}),d(v),d(s),D(e=>{n(f,`href`,e),t(m,o().person.name||`@${o().person.handle}`),t(_,o().matchReasons[0]?.text??`@${o().person.handle}`)},[()=>a(o().person.profileUrl)]),i(e,s)}),d(u);var f=T(u,2),p=e=>{var t=xe(),a=O(t),o=T(O(a));J(o,{get value(){return r.run.candidates.totalCount}}),I(),d(a),d(t),D(e=>n(a,`href`,`/people?run=${e??``}`),[()=>encodeURIComponent(r.run.databaseId)]),i(e,t)},m=w(()=>H(`/people`));o(f,e=>{l(m)&&e(p)}),i(e,s)};o(u,e=>{r.run.candidates.edges.length===0?e(p):e(m,-1)}),i(e,s),L()}var X=e=>new Date(e.at).getTime(),we=e=>e?.status===`COMPLETED`||e?.status===`FAILED`;function Te(e){let t=new Map;for(let n of e)n.stage&&!t.has(n.stage)&&t.set(n.stage,X(n));let n=e.at(-1),r=n&&we(n)?X(n):null;return U.map((e,n)=>{let i=t.get(e)??null,a=U.slice(n+1).find(e=>t.has(e)),o=a?t.get(a)??null:r;return{stage:e,from:i,to:i===null?null:o}})}function Ee(e){let t=e.find(e=>e.status!==`QUEUED`);return t?X(t):null}function Z(e){let t=e.at(-1);return t&&we(t)?X(t):null}var De=e=>e.newFollowersCount+e.deepCrawlCount+e.likersCount,Q=e=>e.candidatesPassedCount+e.tierFilteredCount+e.genderFilteredCount;function Oe(e,t){switch(e){case`FETCH_FOLLOWERS`:return{value:t.newFollowersCount,words:`new`};case`DEEP_CRAWL`:return{value:t.deepCrawlCount,words:`refreshed`};case`BACKFILL`:return{value:t.backfilledCount,words:`completed`};case`LIKERS`:return{value:t.likersCount,words:`likers`};case`CLASSIFY`:return null;case`FILTER`:return{value:t.candidatesPassedCount,words:`good ones`}}}var ke=[[`newFollowersCount`,`new followers`],[`deepCrawlCount`,`refreshed`],[`backfilledCount`,`completed`],[`likersCount`,`likers`],[`candidatesPassedCount`,`good ones`],[`tierFilteredCount`,`dropped by size`],[`genderFilteredCount`,`dropped by gender`]];function Ae(e,t){let n=ke.flatMap(([n,r])=>{let i=e[n]-(t?.[n]??0);return i>0?[`+${i.toLocaleString()} ${r}`]:[]});return n.length>0?n.join(`, `):e.status===t?.status?e.stage===`CLASSIFY`?`Some people judged`:`Nothing new in this step`:{QUEUED:`Queued`,RUNNING:`Taken by a worker`,COMPLETED:`Completed`,FAILED:`Failed`}[e.status]}var je=p(`−<!><span class="hidden-visually">dropped</span>`,1),Me=p(`<li><span class="name"> </span> <span class="dropped svelte-3uej57"><!></span> <span class="value svelte-3uej57"><!></span> <span class="track svelte-3uej57" aria-hidden="true"><span class="svelte-3uej57"></span></span></li>`),Ne=p(`<ol class="svelte-3uej57"></ol>`);function Pe(e,a){v(a,!0);let u=w(()=>[{name:`Seen`,title:`New followers, refreshed ones and new likers`,value:Math.max(De(a.event),Q(a.event)),dropped:0},{name:`Match the search`,title:`Judged full or maybe; also people known from before`,value:Q(a.event),dropped:0},{name:`Right size`,title:`In the follower-count tiers of the search`,value:Q(a.event)-a.event.tierFilteredCount,dropped:a.event.tierFilteredCount},{name:`Right gender`,title:`Of the genders of the search`,value:a.event.candidatesPassedCount,dropped:a.event.genderFilteredCount},{name:`Good ones`,title:`Passed every filter`,value:a.event.candidatesPassedCount,dropped:0}]),f=w(()=>Math.max(1,...l(u).map(e=>e.value)));var p=Ne();c(p,23,()=>l(u),e=>e.name,(e,a,c)=>{var p=Me();let m;var h=O(p),g=y(h,!0),_=T(h,2),v=O(_),b=e=>{var t=je(),n=T(P(t));J(n,{get value(){return l(a).dropped}}),I(),i(e,t)};o(v,e=>{l(a).dropped>0&&e(b)}),d(_);var x=T(_,2),S=O(x);J(S,{get value(){return l(a).value}}),d(x);var C=T(x,2),w=O(C);let E;d(C),d(p),D(()=>{n(p,`title`,l(a).title),m=s(p,1,`svelte-3uej57`,null,m,{last:l(c)===l(u).length-1}),t(g,l(a).name),E=r(w,``,E,{width:`${l(a).value/l(f)*100}%`})}),i(e,p)}),d(p),i(e,p),L()}var Fe=p(`<a target="_blank" rel="noopener noreferrer" class="svelte-h2nqw1"> <!></a> ·`,1),Ie=p(`search <bdi> </bdi>`,1),Le=p(`<p class="refused svelte-h2nqw1" role="alert"> </p>`),Re=p(`<!> <!>`,1),ze=p(`<p class="svelte-h2nqw1">It ends now. What it has found until here stays, and so does what it has cost.</p>`),Be=p(`<nav aria-label="Where you are" class="svelte-h2nqw1"><a href="/runs">Runs</a> <span aria-hidden="true">/</span> </nav> <header class="svelte-h2nqw1"><!> <div class="words svelte-h2nqw1"><h1 class="svelte-h2nqw1"><bdi> </bdi> <!></h1> <p class="svelte-h2nqw1"><!> <!> · <!></p></div> <div class="actions"><!></div></header> <!> <!>`,1);function Ve(e,r){v(r,!0);let a={X:`X`,BLUESKY:`Bluesky`},s=w(()=>/^https?:\/\//i.test(r.run.trackedAccount.profileUrl)?r.run.trackedAccount.profileUrl:void 0),c=E(!1),u=E(!1),f=E(null);async function p(e){x(u,!0),x(f,null);try{x(f,await e(),!0)}catch(e){x(f,ie(e),!0)}finally{x(u,!1),x(c,!1)}}let m=()=>p(()=>r.live.cancel()),h=()=>p(async()=>{let e=await r.live.again(r.run);return`refused`in e?e.refused:(ee.go(re(e)),null)});var g=Be(),_=P(g),b=T(O(_),3);d(_);var S=T(_,2),C=O(S);fe(C,{get src(){return r.run.trackedAccount.profileImageUrl},get name(){return r.run.trackedAccount.handle},size:40});var k=T(C,2),j=O(k),M=O(j),N=y(M),F=T(M,2);me(F,{get status(){return r.status},get waiting(){return r.waits}}),d(j);var R=T(j,2),z=O(R),B=e=>{var o=Fe(),c=P(o),u=O(c,!0),f=T(u);pe(f,{size:12,"aria-hidden":`true`}),d(c),I(),D(()=>{n(c,`href`,l(s)),t(u,a[r.run.trackedAccount.network])}),i(e,o)};o(z,e=>{l(s)&&e(B)});var V=T(z),H=T(V);ue(H,{get time(){return r.run.triggeredAt}});var U=T(H,2),W=e=>{var n=Ie(),a=T(P(n)),o=y(a,!0);D(()=>t(o,r.run.savedSearch.name)),i(e,n)},ae=e=>{var t=A(`no search, so nobody is judged`);i(e,t)};o(U,e=>{r.run.savedSearch?e(W):e(ae,-1)}),d(R),d(k);var G=T(k,2),oe=O(G),se=e=>{K(e,{kind:`danger`,onclick:()=>x(c,!0),children:(e,t)=>{I();var n=A(`Cancel run`);i(e,n)},$$slots:{default:!0}})},ce=e=>{K(e,{get busy(){return l(u)},onclick:h,children:(e,n)=>{I();var a=A();D(()=>t(a,r.run.source===`EXPLORE`?`Judge again`:`Sync again`)),i(e,a)},$$slots:{default:!0}})};o(oe,e=>{r.state.isCancellable?e(se):r.run.trackedAccount.isActive&&e(ce,1)}),d(G),d(S);var q=T(S,2),le=e=>{var n=Le(),r=y(n,!0);D(()=>t(r,l(f))),i(e,n)};o(q,e=>{l(f)&&e(le)});var J=T(q,2);te(J,{title:`Cancel this run?`,get open(){return l(c)},set open(e){x(c,e,!0)},actions:e=>{var t=Re(),n=P(t);K(n,{onclick:()=>x(c,!1),children:(e,t)=>{I();var n=A(`Let it run`);i(e,n)},$$slots:{default:!0}});var r=T(n,2);K(r,{kind:`danger`,get busy(){return l(u)},onclick:m,children:(e,t)=>{I();var n=A(`Cancel run`);i(e,n)},$$slots:{default:!0}}),i(e,t)},children:(e,t)=>{var n=ze();i(e,n)},$$slots:{actions:!0,default:!0}}),D(()=>{t(b,` ${r.run.databaseId??``}`),t(N,`@${r.run.trackedAccount.handle??``}`),t(V,` ${ne[r.run.source]??``} `)}),i(e,g),L()}var He=new Set([`$$slots`,`$$events`,`$$legacy`]);function Ue(e,t){let n=C(t,He),r={name:`pause`,size:24,node:[[`rect`,{x:`14`,y:`3`,width:`5`,height:`18`,rx:`1`}],[`rect`,{x:`5`,y:`3`,width:`5`,height:`18`,rx:`1`}]]};ae(e,S(()=>n,{get icon(){return r}}))}var We=p(`<li><span class="sequence svelte-teg9s6"> </span> <time class="svelte-teg9s6"> </time> <bdi class="svelte-teg9s6"> </bdi></li>`),Ge=p(`<ol class="svelte-teg9s6"></ol>`);function Ke(e,r){v(r,!0);let a=[],o=w(()=>(a.length===r.to-r.from&&a.at(-1)?.sequence===r.events[r.to-1]?.sequence||(a=r.events.slice(r.from,r.to).map((e,t)=>({...e,text:e.message??Ae(e,r.events[r.from+t-1])}))),a));var u=Ge();c(u,21,()=>l(o),e=>e.sequence,(e,r)=>{var a=We();let o;var c=O(a),u=y(c,!0),f=T(c,2),p=y(f,!0),m=T(f,2),h=y(m,!0);d(a),D(e=>{o=s(a,1,`svelte-teg9s6`,null,o,{page:l(r).message==null,bad:l(r).status===`FAILED`}),t(u,l(r).sequence),n(f,`datetime`,l(r).at),t(p,e),t(h,l(r).text)},[()=>j(l(r).at)]),i(e,a)}),d(u),D(()=>n(u,`start`,r.from+1)),i(e,u),L()}var qe=p(`<span class="svelte-15sezp"> </span>`),Je=p(`<!>Pause`,1),Ye=p(`<!>Go on`,1),Xe=p(`<!> <!>`,1),Ze=p(`<div class="scroller svelte-15sezp" role="log" aria-live="off" aria-label="Log" tabindex="0"></div>`);function Qe(n,r){v(r,!0);let a=E(null),s=!0,u=E(void 0),p=w(()=>l(a)===null?r.events.length:Math.min(l(a),r.events.length)),h=w(()=>r.events.length-l(p)),_=w(()=>Array.from({length:Math.ceil(l(p)/50)},(e,t)=>t*50));M(()=>{l(p),s&&e().then(b)}),M(()=>{if(!l(u))return;let e=new ResizeObserver(()=>s&&b());return e.observe(l(u)),()=>e.disconnect()});function b(){l(u)&&(l(u).scrollTop=l(u).scrollHeight)}function S(){l(u)&&(s=l(u).scrollHeight-l(u).scrollTop-l(u).clientHeight<40)}Y(n,{title:`Log`,flush:!0,actions:e=>{var n=Xe(),s=P(n),c=e=>{var n=qe(),r=y(n);D(e=>t(r,`${e??``} new`),[()=>l(h).toLocaleString()]),i(e,n)};o(s,e=>{l(a)!==null&&l(h)>0&&e(c)});var u=T(s,2),d=e=>{{let t=w(()=>l(a)!==null);K(e,{kind:`ghost`,get pressed(){return l(t)},onclick:()=>x(a,l(a)===null?r.events.length:null,!0),children:(e,t)=>{var n=f(),r=P(n),s=e=>{var t=Je();Ue(P(t),{size:14,"aria-hidden":`true`}),I(),i(e,t)},c=e=>{var t=Ye(),n=P(t);he(n,{size:14,"aria-hidden":`true`}),I(),i(e,t)};o(r,e=>{l(a)===null?e(s):e(c,-1)}),i(e,n)},$$slots:{default:!0}})}},p=e=>{var n=qe(),a=y(n);D(e=>t(a,`${e??``} events`),[()=>r.events.length.toLocaleString()]),i(e,n)};o(u,e=>{r.live||l(a)!==null?e(d):e(p,-1)}),i(e,n)},children:(e,t)=>{var n=Ze();c(n,20,()=>l(_),e=>e,(e,t)=>{{let n=w(()=>Math.min(t+50,l(p)));Ke(e,{get events(){return r.events},get from(){return t},get to(){return l(n)}})}}),d(n),g(n,e=>x(u,e),()=>l(u)),m(`scroll`,n,S),i(e,n)},$$slots:{actions:!0,default:!0}}),L()}var $e=50,et=15e3,tt=class{#e=E(null);get at(){return l(this.#e)}set at(e){x(this.#e,e,!0)}#t=E(!1);get playing(){return l(this.#t)}set playing(e){x(this.#t,e,!0)}#n;#r;constructor(e){this.#r=e}seek(e){this.pause(),this.at=e>=this.#r().length?null:e}toggle(){this.playing?this.pause():this.#i()}pause(){clearInterval(this.#n),this.playing=!1}#i(){let e=this.#r().map(e=>new Date(e.at).getTime()),[t,n]=[e[0]??0,e.at(-1)??0],r=Math.max((n-t)/et,Math.min(1,(n-t)/4e3));this.at??=1;let i=e[this.at-1]??t;this.playing=!0,this.#n=setInterval(()=>{i+=$e*r;let t=e.findIndex(e=>e>i);t>=0?this.at=Math.max(t,this.at??1):(this.pause(),this.at=null)},$e)}},nt=p(`<!>Pause`,1),rt=p(`<!>Replay`,1),it=p(`<div class="replay svelte-mn8kf" role="group" aria-label="Replay"><!> <input type="range" min="1" aria-label="Moment of the run" class="svelte-mn8kf"/> <output class="svelte-mn8kf"> </output></div>`);function at(e,r){v(r,!0);let a=w(()=>r.replay.at??r.events.length),s=w(()=>`Event ${l(a)} of ${r.events.length}, ${j(r.events[l(a)-1]?.at??0)}`);var c=it(),p=O(c);K(p,{onclick:()=>r.replay.toggle(),children:(e,t)=>{var n=f(),a=P(n),s=e=>{var t=nt();Ue(P(t),{size:14,"aria-hidden":`true`}),I(),i(e,t)},c=e=>{var t=rt(),n=P(t);he(n,{size:14,"aria-hidden":`true`}),I(),i(e,t)};o(a,e=>{r.replay.playing?e(s):e(c,-1)}),i(e,n)},$$slots:{default:!0}});var m=T(p,2);u(m);var g=T(m,2),_=y(g,!0);d(c),D(()=>{n(m,`max`,r.events.length),F(m,l(a)),n(m,`aria-valuetext`,l(s)),t(_,l(s))}),h(`input`,m,e=>r.replay.seek(Number(e.currentTarget.value))),i(e,c),L()}a([`input`]);var $=class extends String{__apiType;value;__meta__;constructor(e,t){super(e),this.value=e,this.__meta__=t}toString(){return this.value}};new $(`
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
    `),dt=50,ft=class{id;resource=new se(e=>this.#s(e));#e=E([]);get events(){return l(this.#e)}set events(e){x(this.#e,e)}#t=E(null);get state(){return l(this.#t)}set state(e){x(this.#t,e)}#n=w(()=>this.resource.data?.syncRun??null);get run(){return l(this.#n)}set run(e){x(this.#n,e)}#r=w(()=>this.state?.status===`COMPLETED`||this.state?.status===`FAILED`);get ended(){return l(this.#r)}set ended(e){x(this.#r,e)}#i=[];#a;#o=null;constructor(e){this.id=e}async#s(e){let t=await W(ot,{id:this.id},e);return t.syncRun&&this.#o===null&&(this.events=t.syncRun.events,this.state=t.syncRun,this.#c(t.syncRun)),t}#c(e){let t={id:this.id,after:e.events.at(-1)?.sequence??0};this.#o=this.ended&&t.after>=e.lastSequence?()=>{}:oe(st,t,{next:({syncRunProgress:e})=>{e.sequence<=t.after||(t.after=e.sequence,this.#i.push(e),this.#a??=setTimeout(()=>this.#l(),dt))},error:()=>this.#u(),complete:()=>{this.#l(),this.resource.load()}})}#l(){clearTimeout(this.#a),this.#a=void 0;let e=this.#i.at(-1);e!==void 0&&(this.events=[...this.events,...this.#i.map(({syncRun:e,...t})=>t)],this.state=e.syncRun,this.#i=[])}#u(){this.#o=null,this.#i=[],this.resource.load()}async cancel(){let{cancelSync:e}=await W(ct,{id:this.id});return e.userErrors[0]?.message??null}async again(e){let t={trackedAccountId:e.trackedAccount.id,savedSearchId:e.savedSearch?.id??null},{syncRun:n,userErrors:r}=e.source===`EXPLORE`?(await W(ut,{input:t})).rejudge:(await W(lt,{input:t})).startSync;return n??{refused:r[0]?.message??`The server gave no reason.`}}stop(){clearTimeout(this.#a),this.resource.stop(),this.#o?.()}},pt=p(`<span></span>`),mt=p(`<!> `,1),ht=p(`<li><span class="name svelte-15t0d61"> </span> <span class="track svelte-15t0d61" aria-hidden="true"><!></span> <span class="took svelte-15t0d61"> </span> <span class="found svelte-15t0d61"><!></span></li>`),gt=p(`<ol aria-label="Stages, with how long each took" class="svelte-15t0d61"><!> <li class="total svelte-15t0d61"><span class="name svelte-15t0d61">All</span> <span class="track axis svelte-15t0d61" aria-hidden="true"></span> <span class="took svelte-15t0d61"> </span> <span class="found svelte-15t0d61"></span></li></ol>`);function _t(e,n){v(n,!0);let a=w(()=>n.events.at(-1)),u=w(()=>Ee(n.events)),f=w(()=>Z(n.events)??n.clock),p=w(()=>l(u)===null?0:Math.max(l(f)-l(u),1)),m=w(()=>l(u)===null?0:Math.max((n.whole??l(f))-l(u),1)),h=w(()=>Te(n.events)),g=w(()=>l(a).status===`FAILED`),_=e=>e.from===null?null:(e.to??l(f))-e.from,b=e=>l(m)>0?e/l(m)*100:0;var x=gt(),S=O(x);c(S,17,()=>l(h),e=>e.stage,(e,c)=>{let f=w(()=>_(l(c))),p=w(()=>Oe(l(c).stage,l(a))),m=w(()=>l(c).from!==null&&l(c).to===null);var h=ht();let v;var x=O(h),S=y(x,!0),C=T(x,2),E=O(C),k=e=>{var t=pt();let o,d;D((e,i)=>{o=s(t,1,`bar svelte-15t0d61`,null,o,{busy:l(m)&&!n.waits,waits:l(m)&&n.waits,failed:l(g)&&l(c).stage===l(a).stage}),d=r(t,``,d,{left:e,width:i})},[()=>`${b(l(c).from-l(u))??``}%`,()=>`${b(l(f))??``}%`]),i(e,t)};o(E,e=>{l(c).from!==null&&l(u)!==null&&l(f)!==null&&e(k)}),d(C);var A=T(C,2),j=y(A,!0),M=T(A,2),F=O(M),I=e=>{var n=mt(),r=P(n);J(r,{get value(){return l(p).value}});var a=T(r);D(()=>t(a,` ${l(p).words??``}`)),i(e,n)};o(F,e=>{l(p)&&l(c).from!==null&&e(I)}),d(M),d(h),D(e=>{v=s(h,1,`svelte-15t0d61`,null,v,{todo:l(c).from===null}),t(S,V[l(c).stage]),t(j,e)},[()=>l(f)===null?`–`:N(l(f))]),i(e,h)});var C=T(S,2),E=T(O(C),4),k=y(E,!0);I(2),d(C),d(x),D(e=>t(k,e),[()=>l(u)===null?`–`:N(l(p))]),i(e,x),L()}var vt=p(`<h1 class="hidden-visually"> </h1> <!>`,1),yt=p(`<p class="note wait svelte-8zi4io">The network takes no more calls for now. The run goes on by itself in <strong><!></strong>.</p>`),bt=p(`<p class="note svelte-8zi4io">The run is queued, and starts as soon as a worker is free. It survives anything.</p>`),xt=p(`<p class="note bad svelte-8zi4io"><strong> </strong> </p>`),St=p(`<div class="screen svelte-8zi4io"><!> <!> <!> <!> <!> <div class="pair svelte-8zi4io"><!> <!></div> <div class="pair svelte-8zi4io"><!> <!></div></div>`);function Ct(e,n){v(n,!0);let r=new ft(b(()=>n.id)),a=new tt(()=>r.events),s=w(()=>a.at===null?r.events:r.events.slice(0,a.at)),c=w(()=>l(s).at(-1)),u=w(()=>Z(l(s))!==null),p=w(()=>a.at!==null||l(u)?new Date(l(c)?.at??0).getTime():Math.max(G(),new Date(l(c)?.at??0).getTime())),h=w(()=>r.state?.waitingUntil!=null&&!r.ended&&new Date(r.state.waitingUntil).getTime()>l(p));k(()=>(r.resource.load(),()=>{a.pause(),r.stop()}));let g=w(()=>{let e=r.events.at(-1);return e?e.status===`COMPLETED`?`Completed: ${e.candidatesPassedCount} good ones`:e.status===`FAILED`?`The run failed`:e.stage?V[e.stage]:`Queued`:``});M(()=>{l(g)&&R(l(g))});function x(e){z(e)||e.defaultPrevented||(e.key===`Escape`?ee.go(`/runs`):e.key===` `&&r.ended&&!e.target.closest(`button, a, input`)&&(e.preventDefault(),a.toggle()))}var S=f();m(`keydown`,_,x);var C=P(S),E=e=>{B(e,{whole:!0,title:`There is no such run`,action:e=>{K(e,{href:`/runs`,children:(e,t)=>{I();var n=A(`All runs`);i(e,n)},$$slots:{default:!0}})},children:(e,t)=>{I();var n=A(`It does not exist, or it is somebody else's.`);i(e,n)},$$slots:{action:!0,default:!0}})},j=e=>{var a=vt(),s=P(a),c=y(s),l=T(s,2),u=e=>{q(e,{get error(){return r.resource.error},get onretry(){return r.resource.load},get busy(){return r.resource.loading}})},d=e=>{le(e,{lines:9})};o(l,e=>{r.resource.error?e(u):e(d,-1)}),D(()=>t(c,`Run ${n.id??``}`)),i(e,a)},N=e=>{var n=St(),u=O(n);Ve(u,{get live(){return r},get run(){return r.run},get state(){return r.state},get status(){return l(c).status},get waits(){return l(h)}});var f=T(u,2),m=e=>{var t=yt(),n=T(O(t)),a=O(n);ce(a,{get until(){return r.state.waitingUntil}}),d(n),I(),d(t),i(e,t)},g=e=>{var t=bt();i(e,t)},_=e=>{var n=xt(),a=O(n),o=y(a),s=T(a);d(n),D(()=>{t(o,`${r.state.errorCode===`CANCELLED`?`Cancelled`:`Failed`}:`),t(s,` ${r.state.errorMessage??``}`)}),i(e,n)};o(f,e=>{l(h)&&r.state.waitingUntil?e(m):l(c).status===`QUEUED`?e(g,1):l(c).status===`FAILED`&&r.state.errorMessage&&e(_,2)});var v=T(f,2),b=e=>{q(e,{get error(){return r.resource.error},get onretry(){return r.resource.load},get busy(){return r.resource.loading}})};o(v,e=>{r.resource.error&&e(b)});var x=T(v,2),S=e=>{at(e,{get replay(){return a},get events(){return r.events}})};o(x,e=>{r.ended&&r.events.length>1&&e(S)});var C=T(x,2);ye(C,{get event(){return l(c)},get run(){return r.run},get state(){return r.state}});var E=T(C,2),k=O(E);Y(k,{title:`Stages`,children:(e,t)=>{{let t=w(()=>Z(r.events));_t(e,{get events(){return l(s)},get clock(){return l(p)},get waits(){return l(h)},get whole(){return l(t)}})}},$$slots:{default:!0}});var A=T(k,2);Y(A,{title:`From seen to good`,children:(e,t)=>{Pe(e,{get event(){return l(c)}})},$$slots:{default:!0}}),d(E);var j=T(E,2),M=O(j);{let e=w(()=>!r.ended);Qe(M,{get events(){return l(s)},get live(){return l(e)}})}var N=T(M,2);Y(N,{title:`Best of this run`,flush:!0,children:(e,t)=>{Ce(e,{get run(){return r.run},get ended(){return r.ended}})},$$slots:{default:!0}}),d(j),d(n),i(e,n)};o(C,e=>{r.resource.data&&r.run===null?e(E):r.run===null||r.state===null||l(c)===void 0?e(j,1):e(N,-1)}),i(e,S),L()}export{Ct as default};