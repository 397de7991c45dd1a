import{A as e,Dt as t,E as n,Et as r,G as i,H as a,I as o,K as s,M as c,Q as l,St as u,T as d,W as f,X as p,Y as m,Z as h,_ as g,_t as _,at as v,c as y,ct as b,d as x,dt as S,et as C,gt as w,h as T,it as E,k as D,lt as O,mt as k,nt as A,r as j,st as M,tt as N,ut as P,v as F,w as I,xt as L,z as R}from"./format-DkR7eRrJ.js";import{a as ee,i as z,o as te,s as ne,t as B}from"./index-Bt-9fM6h.js";import{n as re,t as ie}from"./StatusPill-CwYgy8eR.js";import{a as V,c as ae,i as oe,n as se,o as ce,r as le}from"./words-Djoa_Y8a.js";import{c as H,h as ue,n as U,o as W,p as de,r as G,t as fe,v as pe}from"./Countdown-HnqKytR4.js";import{a as K,i as me,n as q,r as J,t as he}from"./RelativeTime-ajkSRE0B.js";import{t as Y}from"./Meter-COcsms-G.js";import{t as ge}from"./Avatar-Diwdj0GV.js";import{a as X}from"./words-DY8ZOAi-.js";import{t as _e}from"./external-link-DNrO3jOF.js";import{t as Z}from"./play-bbx60ZuC.js";var ve=s(`<div class="svelte-6nl3gn"><dt class="svelte-6nl3gn"> </dt> <dd><!></dd></div>`),ye=s(`<dd class="note svelte-6nl3gn"><!> <!> read; at most <!></dd>`),be=s(`<dl class="svelte-6nl3gn"><!> <div class="svelte-6nl3gn"><dt class="svelte-6nl3gn">Cost</dt> <dd class="svelte-6nl3gn"><!></dd> <!></div></dl>`);function xe(n,r){u(r,!0);let i=_(()=>[{name:`New followers`,value:r.event.newFollowersCount},{name:`Refreshed`,value:r.event.deepCrawlCount},{name:`Completed profiles`,value:r.event.backfilledCount},{name:`New likers`,value:r.event.likersCount},{name:`Good ones`,value:r.event.candidatesPassedCount,good:!0}]),s=_(()=>r.run.maxCostUsd??0);var c=be(),l=b(c);o(l,17,()=>C(i),({name:e,value:t,good:n})=>e,(n,r)=>{let i=()=>C(r).name,o=()=>C(r).value,s=()=>C(r).good;var c=ve(),l=b(c),u=P(l,!0),d=S(l,2);let p;var m=b(d);q(m,{get value(){return o()}}),t(d),t(c),E(()=>{a(u,i()),p=e(d,1,`svelte-6nl3gn`,null,p,{good:s()})}),f(n,c)});var d=S(l,2),p=S(b(d),2),m=b(p);q(m,{get value(){return r.state.estimatedCostUsd},as:`money`}),t(p);var h=S(p,2),g=e=>{var n=ye(),i=b(n);Y(i,{get value(){return r.state.estimatedCostUsd},get max(){return C(s)},label:`Spent of the run's budget`});var a=S(i,2);q(a,{get value(){return r.state.resourcesUsed}});var o=S(a,2);q(o,{get value(){return C(s)},as:`money`}),t(n),f(e,n)};R(h,e=>{C(s)>0&&e(g)}),t(d),t(c),f(n,c),L()}var Se=s(`<li class="svelte-kom9mj"><!> <div><a target="_blank" rel="noopener noreferrer" class="svelte-kom9mj"><bdi> </bdi></a> <p class="svelte-kom9mj"><bdi> </bdi></p></div> <span class="muted svelte-kom9mj"><!></span></li>`),Ce=s(`<p class="all svelte-kom9mj"><a>All <!> of this run</a></p>`),we=s(`<ul></ul> <!>`,1);function Te(e,n){u(n,!0);let s=e=>/^https?:\/\//i.test(e)?e:void 0;var c=i(),l=O(c),p=e=>{{let t=_(()=>n.ended?`Nobody passed`:`Nobody yet`);B(e,{get title(){return C(t)},children:(e,t)=>{var r=i(),a=O(r),o=e=>{var t=m(`People are judged when all profiles are read.`);f(e,t)},s=e=>{var t=m(`The account has no search, so nobody was judged.`);f(e,t)},c=e=>{var t=m(`Nobody new matched the search and its filters.`);f(e,t)};R(a,e=>{n.ended?n.run.savedSearch?e(c,-1):e(s,1):e(o)}),f(e,r)},$$slots:{default:!0}})}},h=e=>{var i=we(),c=O(i);o(c,21,()=>n.run.candidates.edges,({node:e})=>e.id,(e,n)=>{let r=()=>C(n).node;var i=Se(),o=b(i);{let e=_(()=>X(r().person));ge(o,{get src(){return r().person.profileImageUrl},get name(){return C(e)}})}var c=S(o,2),l=b(c),u=b(l),p=P(u,!0);t(l);var m=S(l,2),h=b(m),g=P(h,!0);t(m),t(c);var v=S(c,2),y=b(v);q(y,{get value(){return r().person.followersCount},as:`compact`}),t(v),t(i),E((e,t)=>{d(l,`href`,e),a(p,t),a(g,r().matchReasons[0]?.text??`@${r().person.handle}`)},[()=>s(r().person.profileUrl),()=>X(r().person)]),f(e,i)}),t(c);var l=S(c,2),u=e=>{var i=Ce(),a=b(i),o=S(b(a));q(o,{get value(){return n.run.candidates.totalCount}}),r(),t(a),t(i),E(e=>d(a,`href`,`/people?run=${e??``}`),[()=>encodeURIComponent(n.run.databaseId)]),f(e,i)},p=_(()=>se(`/people`));R(l,e=>{C(p)&&e(u)}),f(e,i)};R(l,e=>{n.run.candidates.edges.length===0?e(p):e(h,-1)}),f(e,c),L()}var Q=e=>new Date(e.at).getTime(),Ee=e=>e?.status===`COMPLETED`||e?.status===`FAILED`;function De(e){let t=new Map;for(let n of e)n.stage&&!t.has(n.stage)&&t.set(n.stage,Q(n));let n=e.at(-1),r=n&&Ee(n)?Q(n):null;return ce.map((e,n)=>{let i=t.get(e)??null,a=ce.slice(n+1).find(e=>t.has(e)),o=a?t.get(a)??null:r;return{stage:e,from:i,to:i===null?null:o}})}function Oe(e){let t=e.at(-1);return t?.status===`FAILED`?(t.message?e.find(({message:e})=>e?.startsWith(t.message)):t)?.stage??t.stage??null:null}function ke(e){let t=e.find(e=>e.status!==`QUEUED`);return t?Q(t):null}function Ae(e){let t=e.at(-1);return t&&Ee(t)?Q(t):null}var je=e=>e.newFollowersCount+e.deepCrawlCount+e.likersCount,Me=e=>e.candidatesPassedCount+e.tierFilteredCount+e.genderFilteredCount,Ne=e=>Math.max(e.matchedCount??0,Me(e)),Pe=e=>e.judgedCount??null;function Fe(e,t){switch(e){case`FETCH_FOLLOWERS`:return{value:t.newFollowersCount,words:`new`};case`DEEP_CRAWL`:return{value:t.deepCrawlCount,words:`refreshed`};case`BACKFILL`:return{value:t.backfilledCount,words:`completed`};case`LIKERS`:return{value:t.likersCount,words:`likers`};case`CLASSIFY`:return null;case`FILTER`:return{value:t.candidatesPassedCount,words:`good ones`}}}var Ie=[[`newFollowersCount`,`new followers`],[`deepCrawlCount`,`refreshed`],[`backfilledCount`,`completed`],[`likersCount`,`likers`],[`judgedCount`,`judged`],[`matchedCount`,`matching`],[`candidatesPassedCount`,`good ones`],[`tierFilteredCount`,`dropped by size`],[`genderFilteredCount`,`dropped by gender`]];function Le(e,t){let n=Ie.flatMap(([n,r])=>{let i=(e[n]??0)-(t?.[n]??0);return i>0?[`+${x(i)} ${r}`]:[]});return n.length>0?n.join(`, `):e.status===t?.status?e.stage===`CLASSIFY`?`Some people judged`:`Nothing new in this step`:{QUEUED:`Queued`,RUNNING:`Taken by a worker`,COMPLETED:`Completed`,FAILED:`Failed`}[e.status]}var Re=s(`−<!><span class="hidden-visually">dropped</span>`,1),ze=s(`<li><span class="name"> </span> <span class="dropped svelte-3uej57"><!></span> <span class="value svelte-3uej57"><!></span> <span class="track drawn svelte-3uej57" aria-hidden="true"><span class="svelte-3uej57"></span></span></li>`),Be=s(`<ol class="svelte-3uej57"></ol>`);function Ve(n,i){u(i,!0);let s=_(()=>Pe(i.event)),c=_(()=>i.event.botCount??0),l=_(()=>[{name:`Follows and likes`,title:`New followers, refreshed ones and new likers, and whoever else is judged; who follows and likes counts twice`,value:Math.max(je(i.event),C(s)??Ne(i.event)),dropped:0},...C(s)===null?[]:[{name:`People judged`,title:`New to this search, or changed since they were judged; also people known from before`,value:C(s),dropped:0},{name:`No bots`,title:`Not held to be bots`,value:C(s)-C(c),dropped:C(c)}],{name:`Match the search`,title:`Judged full or maybe`,value:Ne(i.event),dropped:0},{name:`Right size`,title:`In the follower-count tiers of the search`,value:i.event.candidatesPassedCount+i.event.genderFilteredCount,dropped:i.event.tierFilteredCount},{name:`Right gender`,title:`Of the genders of the search`,value:i.event.candidatesPassedCount,dropped:i.event.genderFilteredCount},{name:`Good ones`,title:`Passed every filter`,value:i.event.candidatesPassedCount,dropped:0}]),p=_(()=>Math.max(1,...C(l).map(e=>e.value)));var m=Be();o(m,23,()=>C(l),e=>e.name,(n,i,o)=>{var s=ze();let c;var u=b(s),m=P(u,!0),h=S(u,2),g=b(h),_=e=>{var t=Re(),n=S(O(t));q(n,{get value(){return C(i).dropped}}),r(),f(e,t)};R(g,e=>{C(i).dropped>0&&e(_)}),t(h);var v=S(h,2),y=b(v);q(y,{get value(){return C(i).value}}),t(v);var x=S(v,2),w=b(x);let T;t(x),t(s),E(()=>{d(s,`title`,C(i).title),c=e(s,1,`svelte-3uej57`,null,c,{last:C(o)===C(l).length-1}),a(m,C(i).name),T=D(w,``,T,{width:`${C(i).value/C(p)*100}%`})}),f(n,s)}),t(m),f(n,m),L()}var He=s(`<a target="_blank" rel="noopener noreferrer" class="svelte-h2nqw1"> <!></a> ·`,1),Ue=s(`search <bdi> </bdi>`,1),We=s(`<p class="refused svelte-h2nqw1" role="alert"> </p>`),Ge=s(`<!> <!>`,1),Ke=s(`<p class="svelte-h2nqw1">It ends now. What it has found until here stays, and so does what it has cost.</p>`),qe=s(`<nav aria-label="Where you are" class="svelte-h2nqw1"><a href="/runs">Runs</a> <span aria-hidden="true">/</span> </nav> <header class="svelte-h2nqw1"><!> <div class="words svelte-h2nqw1"><h1 class="svelte-h2nqw1"><bdi> </bdi> <!></h1> <p class="svelte-h2nqw1"><!> <!> · <!></p></div> <div class="actions svelte-h2nqw1"><!> <!></div></header> <!> <!>`,1);function Je(e,n){u(n,!0);let i={X:`X`,BLUESKY:`Bluesky`},o=_(()=>/^https?:\/\//i.test(n.run.trackedAccount.profileUrl)?n.run.trackedAccount.profileUrl:void 0),s=_(()=>n.run.candidates.totalCount),c=w(!1),l=w(!1),p=w(null);async function h(e){k(l,!0),k(p,null);try{k(p,await e(),!0)}catch(e){k(p,de(e),!0)}finally{k(l,!1),k(c,!1)}}let g=()=>h(()=>n.live.cancel()),v=()=>h(async()=>{let e=te.path,t=await n.live.judgeAgain(n.run);return`refused`in t?t.refused:(te.goFrom(e,le(t)),null)});var y=qe(),T=O(y),D=S(b(T),3);t(T);var A=S(T,2),j=b(A);ge(j,{get src(){return n.run.trackedAccount.profileImageUrl},get name(){return n.run.trackedAccount.handle},size:40});var M=S(j,2),N=b(M),F=b(N),I=P(F),ee=S(F,2);ie(ee,{get status(){return n.status},get waiting(){return n.waits}}),t(N);var z=S(N,2),B=b(z),re=e=>{var s=He(),c=O(s),l=b(c,!0),u=S(l);_e(u,{size:12,"aria-hidden":`true`}),t(c),r(),E(()=>{d(c,`href`,C(o)),a(l,i[n.run.trackedAccount.network])}),f(e,s)};R(B,e=>{C(o)&&e(re)});var V=S(B),se=S(V);he(se,{get time(){return n.run.triggeredAt}});var ce=S(se,2),H=e=>{var t=Ue(),r=S(O(t)),i=P(r,!0);E(()=>a(i,n.run.savedSearch.name)),f(e,t)},ue=e=>{var t=m(`no search, so nobody is judged`);f(e,t)};R(ce,e=>{n.run.savedSearch?e(H):e(ue,-1)}),t(z),t(M);var W=S(M,2),G=b(W),fe=e=>{{let t=_(()=>encodeURIComponent(n.run.databaseId));U(e,{kind:`primary`,get href(){return`/people?run=${C(t)??``}`},children:(e,t)=>{r();var n=m();E(e=>a(n,`Rate ${e??``} ${C(s)===1?`person`:`people`}`),[()=>x(C(s))]),f(e,n)},$$slots:{default:!0}})}};R(G,e=>{!n.state.isCancellable&&C(s)>0&&e(fe)});var pe=S(G,2),K=e=>{U(e,{kind:`danger`,onclick:()=>k(c,!0),children:(e,t)=>{r();var n=m(`Cancel run`);f(e,n)},$$slots:{default:!0}})},me=e=>{},q=e=>{U(e,{get busy(){return C(l)},onclick:v,children:(e,t)=>{r();var n=m(`Judge again`);f(e,n)},$$slots:{default:!0}})},J=e=>{{let t=_(()=>ae(n.run.trackedAccount));U(e,{get href(){return C(t)},children:(e,t)=>{r();var n=m(`Sync again`);f(e,n)},$$slots:{default:!0}})}};R(pe,e=>{n.state.isCancellable?e(K):n.run.trackedAccount.isActive?n.run.source===`EXPLORE`?e(q,2):e(J,-1):e(me,1)}),t(W),t(A);var Y=S(A,2),X=e=>{var t=We(),n=P(t,!0);E(()=>a(n,C(p))),f(e,t)};R(Y,e=>{C(p)&&e(X)});var Z=S(Y,2);ne(Z,{title:`Cancel this run?`,get open(){return C(c)},set open(e){k(c,e,!0)},actions:e=>{var t=Ge(),n=O(t);U(n,{onclick:()=>k(c,!1),children:(e,t)=>{r();var n=m(`Let it run`);f(e,n)},$$slots:{default:!0}});var i=S(n,2);U(i,{kind:`danger`,get busy(){return C(l)},onclick:g,children:(e,t)=>{r();var n=m(`Cancel run`);f(e,n)},$$slots:{default:!0}}),f(e,t)},children:(e,t)=>{var n=Ke();f(e,n)},$$slots:{actions:!0,default:!0}}),E(()=>{a(D,` ${n.run.databaseId??``}`),a(I,`@${n.run.trackedAccount.handle??``}`),a(V,` ${oe[n.run.source]??``} `)}),f(e,y),L()}var Ye=new Set([`$$slots`,`$$events`,`$$legacy`]);function Xe(e,t){let n=g(t,Ye),r={name:`pause`,size:24,node:[[`rect`,{x:`14`,y:`3`,width:`5`,height:`18`,rx:`1`}],[`rect`,{x:`5`,y:`3`,width:`5`,height:`18`,rx:`1`}]]};pe(e,F(()=>n,{get icon(){return r}}))}var Ze=s(`<li><span class="sequence svelte-teg9s6"> </span> <time class="svelte-teg9s6"> </time> <bdi class="svelte-teg9s6"> </bdi></li>`),Qe=s(`<ol class="svelte-teg9s6"></ol>`);function $e(n,r){u(r,!0);let i=[],s=_(()=>(i.length===r.to-r.from&&i.at(-1)?.sequence===r.events[r.to-1]?.sequence||(i=r.events.slice(r.from,r.to).map((e,t)=>({...e,text:e.message??Le(e,r.events[r.from+t-1])}))),i));var c=Qe();o(c,21,()=>C(s),e=>e.sequence,(n,r)=>{var i=Ze();let o;var s=b(i),c=P(s,!0),l=S(s,2),u=P(l,!0),p=S(l,2),m=P(p,!0);t(i),E(t=>{o=e(i,1,`svelte-teg9s6`,null,o,{page:C(r).message==null,bad:C(r).status===`FAILED`}),a(c,C(r).sequence),d(l,`datetime`,C(r).at),a(u,t),a(m,C(r).text)},[()=>j(C(r).at)]),f(n,i)}),t(c),E(()=>d(c,`start`,r.from+1)),f(n,c),L()}var et=s(`<span class="svelte-15sezp"> </span>`),tt=s(`<!>Pause`,1),nt=s(`<!>Go on`,1),rt=s(`<!> <!>`,1),it=s(`<div class="scroller svelte-15sezp" role="log" aria-live="off" aria-label="Log" tabindex="0"></div>`);function at(e,n){u(n,!0);let s=w(null),d=!0,p=null,m=_(()=>C(s)===null?n.events.length:Math.min(C(s),n.events.length)),h=_(()=>n.events.length-C(m)),g=_(()=>Array.from({length:Math.ceil(C(m)/50)},(e,t)=>t*50));v(()=>{C(m),d&&N().then(b)});function y(e){p=e;let t=new ResizeObserver(()=>d&&b());return t.observe(e),()=>{t.disconnect(),p=null}}function b(){p&&(p.scrollTop=p.scrollHeight)}function T(){p&&(d=p.scrollHeight-p.scrollTop-p.clientHeight<40)}J(e,{title:`Log`,flush:!0,actions:e=>{var t=rt(),o=O(t),c=e=>{var t=et(),n=P(t);E(e=>a(n,`${e??``} new`),[()=>x(C(h))]),f(e,t)};R(o,e=>{C(s)!==null&&C(h)>0&&e(c)});var l=S(o,2),u=e=>{{let t=_(()=>C(s)!==null);U(e,{kind:`ghost`,get pressed(){return C(t)},onclick:()=>k(s,C(s)===null?n.events.length:null,!0),children:(e,t)=>{var n=i(),a=O(n),o=e=>{var t=tt();Xe(O(t),{size:14,"aria-hidden":`true`}),r(),f(e,t)},c=e=>{var t=nt(),n=O(t);Z(n,{size:14,"aria-hidden":`true`}),r(),f(e,t)};R(a,e=>{C(s)===null?e(o):e(c,-1)}),f(e,n)},$$slots:{default:!0}})}},d=e=>{var t=et(),r=P(t);E(e=>a(r,`${e??``} events`),[()=>x(n.events.length)]),f(e,t)};R(l,e=>{n.live||C(s)!==null?e(u):e(d,-1)}),f(e,t)},children:(e,r)=>{var i=it();o(i,20,()=>C(g),e=>e,(e,t)=>{{let r=_(()=>Math.min(t+50,C(m)));$e(e,{get events(){return n.events},get from(){return t},get to(){return C(r)}})}}),t(i),c(i,()=>y),l(`scroll`,i,T),f(e,i)},$$slots:{actions:!0,default:!0}}),L()}var ot=50,st=15e3,ct=class{#e=w(null);get at(){return C(this.#e)}set at(e){k(this.#e,e,!0)}#t=w(!1);get playing(){return C(this.#t)}set playing(e){k(this.#t,e,!0)}#n;#r;constructor(e){this.#r=e}seek(e){this.pause(),this.at=e>=this.#r().length?null:e}toggle(){this.playing?this.pause():this.#i()}pause(){clearInterval(this.#n),this.playing=!1}#i(){let e=this.#r().map(e=>new Date(e.at).getTime()),[t,n]=[e[0]??0,e.at(-1)??0],r=Math.max((n-t)/st,Math.min(1,(n-t)/4e3));this.at??=1;let i=e[this.at-1]??t;this.playing=!0,this.#n=setInterval(()=>{i+=ot*r;let t=e.findIndex(e=>e>i);t>=0?this.at=Math.max(t,this.at??1):(this.pause(),this.at=null)},ot)}},lt=s(`<!>Pause`,1),ut=s(`<!>Replay`,1),dt=s(`<div class="replay svelte-mn8kf" role="group" aria-label="Replay"><!> <input type="range" min="1" aria-label="Moment of the run" class="svelte-mn8kf"/> <output aria-live="off" class="svelte-mn8kf"> </output></div>`);function ft(e,o){u(o,!0);let s=_(()=>o.replay.at??o.events.length),c=_(()=>`Event ${C(s)} of ${o.events.length}, ${j(o.events[C(s)-1]?.at??0)}`);var l=dt(),p=b(l);U(p,{onclick:()=>o.replay.toggle(),children:(e,t)=>{var n=i(),a=O(n),s=e=>{var t=lt();Xe(O(t),{size:14,"aria-hidden":`true`}),r(),f(e,t)},c=e=>{var t=ut(),n=O(t);Z(n,{size:14,"aria-hidden":`true`}),r(),f(e,t)};R(a,e=>{o.replay.playing?e(s):e(c,-1)}),f(e,n)},$$slots:{default:!0}});var m=S(p,2);I(m);var g=S(m,2),v=P(g,!0);t(l),E(()=>{d(m,`max`,o.events.length),n(m,C(s)),d(m,`aria-valuetext`,C(c)),a(v,C(c))}),h(`input`,m,e=>o.replay.seek(Number(e.currentTarget.value))),f(e,l),L()}p([`input`]);var $=class extends String{__apiType;value;__meta__;constructor(e,t){super(e),this.value=e,this.__meta__=t}toString(){return this.value}};new $(`
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
  judgedCount
  botCount
  matchedCount
  progress {
    run
  }
}
    `,{fragmentName:`RunEvent`});var pt=new $(`
    query Run($id: ID!) {
  syncRun(id: $id) {
    ...RunState
    source
    triggeredAt
    maxCostUsd
    trackedAccount {
      id
      handle
      network
      profileUrl
      profileImageUrl
      isActive
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
  judgedCount
  botCount
  matchedCount
  progress {
    run
  }
}`),mt=new $(`
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
    judgedCount
    botCount
    matchedCount
    progress {
      run
    }
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
}`),ht=new $(`
    mutation RunCancel($id: ID!) {
  cancelSync(syncRunId: $id) {
    userErrors {
      message
    }
  }
}
    `),gt=new $(`
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
    `),_t=50,vt=class{id;resource=new G(e=>this.#s(e));#e=w([]);get events(){return C(this.#e)}set events(e){k(this.#e,e)}#t=w(null);get state(){return C(this.#t)}set state(e){k(this.#t,e)}#n=_(()=>this.resource.data?.syncRun??null);get run(){return C(this.#n)}set run(e){k(this.#n,e)}#r=_(()=>this.state?.status===`COMPLETED`||this.state?.status===`FAILED`);get ended(){return C(this.#r)}set ended(e){k(this.#r,e)}#i=[];#a;#o=null;constructor(e){this.id=e}async#s(e){let t=await H(pt,{id:this.id},e);return t.syncRun&&this.#o===null&&(this.events=t.syncRun.events,this.state=t.syncRun,this.#c(t.syncRun)),t}#c(e){let t={id:this.id,after:e.events.at(-1)?.sequence??0};this.#o=this.ended&&t.after>=e.lastSequence?()=>{}:W(mt,t,{next:({syncRunProgress:e})=>{e.sequence<=t.after||(t.after=e.sequence,this.#i.push(e),this.#a??=setTimeout(()=>this.#l(),_t))},error:()=>this.#u(),complete:()=>{this.#l(),this.resource.load()}})}#l(){clearTimeout(this.#a),this.#a=void 0;let e=this.#i.at(-1);e!==void 0&&(this.events=[...this.events,...this.#i.map(({syncRun:e,...t})=>t)],this.state=e.syncRun,this.#i=[])}#u(){this.#o=null,this.#i=[],this.resource.load()}async cancel(){let{cancelSync:e}=await H(ht,{id:this.id});return e.userErrors[0]?.message??null}async judgeAgain(e){let t={trackedAccountId:e.trackedAccount.id,savedSearchId:e.savedSearch?.id??null},{syncRun:n,userErrors:r}=(await H(gt,{input:t})).rejudge;return n??{refused:r[0]?.message??`The server gave no reason.`}}stop(){clearTimeout(this.#a),this.resource.stop(),this.#o?.()}},yt=s(`<span class="hidden-visually">: failed</span>`),bt=s(`<span></span>`),xt=s(`<!> `,1),St=s(`<li><span class="name svelte-15t0d61"> <!></span> <span class="track drawn svelte-15t0d61" aria-hidden="true"><!></span> <span class="took svelte-15t0d61"> </span> <span class="found svelte-15t0d61"><!></span></li>`),Ct=s(`<ol aria-label="Stages, with how long each took" class="svelte-15t0d61"><!> <li class="total svelte-15t0d61"><span class="name svelte-15t0d61">All</span> <span class="track axis svelte-15t0d61" aria-hidden="true"></span> <span class="took svelte-15t0d61"> </span> <span class="found svelte-15t0d61"></span></li></ol>`);function wt(n,i){u(i,!0);let s=_(()=>i.events.at(-1)),c=_(()=>ke(i.events)),l=_(()=>Ae(i.events)??i.clock),d=_(()=>C(c)===null?0:Math.max(C(l)-C(c),1)),p=_(()=>C(c)===null?0:Math.max((i.whole??C(l))-C(c),1)),m=_(()=>De(i.events)),h=_(()=>Oe(i.events)),g=e=>e.from===null?null:(e.to??C(l))-e.from,v=e=>C(p)>0?e/C(p)*100:0;var x=Ct(),w=b(x);o(w,17,()=>C(m),e=>e.stage,(n,r)=>{let o=_(()=>g(C(r))),l=_(()=>Fe(C(r).stage,C(s))),u=_(()=>C(r).from!==null&&C(r).to===null);var d=St();let p;var m=b(d),x=b(m,!0),w=S(x),T=e=>{var t=yt();f(e,t)};R(w,e=>{C(r).stage===C(h)&&e(T)}),t(m);var k=S(m,2),A=b(k),j=t=>{var n=bt();let a,s;E((t,o)=>{a=e(n,1,`bar svelte-15t0d61`,null,a,{busy:C(u)&&!i.waits,waits:C(u)&&i.waits,failed:C(r).stage===C(h)}),s=D(n,``,s,{left:t,width:o})},[()=>`${v(C(r).from-C(c))??``}%`,()=>`${v(C(o))??``}%`]),f(t,n)};R(A,e=>{C(r).from!==null&&C(c)!==null&&C(o)!==null&&e(j)}),t(k);var M=S(k,2),N=P(M,!0),F=S(M,2),I=b(F),L=e=>{var t=xt(),n=O(t);q(n,{get value(){return C(l).value}});var r=S(n);E(()=>a(r,` ${C(l).words??``}`)),f(e,t)};R(I,e=>{C(l)&&C(r).from!==null&&e(L)}),t(F),t(d),E(t=>{p=e(d,1,`svelte-15t0d61`,null,p,{todo:C(r).from===null}),a(x,V[C(r).stage]),a(N,t)},[()=>C(o)===null?`–`:y(C(o))]),f(n,d)});var T=S(w,2),k=S(b(T),4),A=P(k,!0);r(2),t(T),t(x),E(e=>a(A,e),[()=>C(c)===null?`–`:y(C(d))]),f(n,x),L()}var Tt=s(`<h1 class="hidden-visually"> </h1> <!>`,1),Et=s(`<p class="note wait svelte-8zi4io">The network takes no more calls for now. The run goes on by itself in <strong><!></strong>.</p>`),Dt=s(`<p class="note svelte-8zi4io">The run is queued, and starts as soon as a worker is free. It survives anything.</p>`),Ot=s(`<p class="note bad svelte-8zi4io"><strong> </strong> </p>`),kt=s(`<div class="screen svelte-8zi4io"><!> <!> <!> <!> <!> <!> <div class="pair svelte-8zi4io"><!> <!></div> <div class="pair svelte-8zi4io"><!> <!></div></div>`);function At(e,n){u(n,!0);let o=new vt(A(()=>n.id)),s=new ct(()=>o.events),c=_(()=>s.at===null?o.events:o.events.slice(0,s.at)),d=_(()=>C(c).at(-1)),p=_(()=>Ae(C(c))!==null),h=_(()=>s.at!==null||C(p)?new Date(C(d)?.at??0).getTime():Math.max(ue(),new Date(C(d)?.at??0).getTime())),g=_(()=>o.state?.waitingUntil!=null&&!o.ended&&new Date(o.state.waitingUntil).getTime()>C(h));T(()=>(o.resource.load(),()=>{s.pause(),o.stop()}));let y=_(()=>{let e=o.events.at(-1);return e?e.status===`COMPLETED`?`Completed: ${e.candidatesPassedCount} good ones`:e.status===`FAILED`?`The run failed`:e.stage?V[e.stage]:`Queued`:``});v(()=>{C(y)&&ee(C(y))});function x(e){z(e)||e.defaultPrevented||(e.key===`Escape`?te.go(`/runs`):e.key===` `&&o.ended&&!e.target.closest(`button, a, input`)&&(e.preventDefault(),s.toggle()))}var w=i();l(`keydown`,M,x);var D=O(w),k=e=>{B(e,{whole:!0,title:`There is no such run`,action:e=>{U(e,{href:`/runs`,children:(e,t)=>{r();var n=m(`All runs`);f(e,n)},$$slots:{default:!0}})},children:(e,t)=>{r();var n=m(`It does not exist, or it is somebody else's.`);f(e,n)},$$slots:{action:!0,default:!0}})},j=e=>{var t=Tt(),r=O(t),i=P(r),s=S(r,2),c=e=>{K(e,{get error(){return o.resource.error},get onretry(){return o.resource.load},get busy(){return o.resource.loading}})},l=e=>{me(e,{lines:9})};R(s,e=>{o.resource.error?e(c):e(l,-1)}),E(()=>a(i,`Run ${n.id??``}`)),f(e,t)},N=e=>{var n=kt(),i=b(n);Je(i,{get live(){return o},get run(){return o.run},get state(){return o.state},get status(){return C(d).status},get waits(){return C(g)}});var l=S(i,2),u=e=>{re(e,{get done(){return C(d).progress.run},label:`Done of the run`})};R(l,e=>{C(d).status===`RUNNING`&&e(u)});var p=S(l,2),m=e=>{var n=Et(),i=S(b(n)),a=b(i);fe(a,{get until(){return o.state.waitingUntil}}),t(i),r(),t(n),f(e,n)},v=e=>{var t=Dt();f(e,t)},y=e=>{var n=Ot(),r=b(n),i=P(r),s=S(r);t(n),E(()=>{a(i,`${o.state.errorCode===`CANCELLED`?`Cancelled`:`Failed`}:`),a(s,` ${o.state.errorMessage??``}`)}),f(e,n)};R(p,e=>{C(g)&&o.state.waitingUntil?e(m):C(d).status===`QUEUED`?e(v,1):C(d).status===`FAILED`&&o.state.errorMessage&&e(y,2)});var x=S(p,2),w=e=>{K(e,{get error(){return o.resource.error},get onretry(){return o.resource.load},get busy(){return o.resource.loading}})};R(x,e=>{o.resource.error&&e(w)});var T=S(x,2),D=e=>{ft(e,{get replay(){return s},get events(){return o.events}})};R(T,e=>{o.ended&&o.events.length>1&&e(D)});var O=S(T,2);xe(O,{get event(){return C(d)},get run(){return o.run},get state(){return o.state}});var k=S(O,2),A=b(k);J(A,{title:`Stages`,children:(e,t)=>{{let t=_(()=>Ae(o.events));wt(e,{get events(){return C(c)},get clock(){return C(h)},get waits(){return C(g)},get whole(){return C(t)}})}},$$slots:{default:!0}});var j=S(A,2);J(j,{title:`From seen to good`,children:(e,t)=>{Ve(e,{get event(){return C(d)}})},$$slots:{default:!0}}),t(k);var M=S(k,2),N=b(M);{let e=_(()=>!o.ended);at(N,{get events(){return C(c)},get live(){return C(e)}})}var F=S(N,2);J(F,{title:`Best of this run`,flush:!0,children:(e,t)=>{Te(e,{get run(){return o.run},get ended(){return o.ended}})},$$slots:{default:!0}}),t(M),t(n),f(e,n)};R(D,e=>{o.run===null&&(o.resource.data||o.resource.error?.code===`BAD_USER_INPUT`)?e(k):o.run===null||o.state===null||C(d)===void 0?e(j,1):e(N,-1)}),f(e,w),L()}export{At as default};