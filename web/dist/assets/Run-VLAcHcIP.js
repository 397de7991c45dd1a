import{A as e,Dt as t,E as n,Et as r,G as i,H as a,I as o,K as s,M as c,Q as l,St as u,T as d,W as f,X as p,Y as m,Z as h,_ as g,_t as _,at as v,c as y,ct as b,dt as x,et as S,gt as C,h as w,it as T,k as E,lt as D,mt as O,nt as k,r as A,st as j,tt as M,ut as N,v as P,w as F,xt as I,z as L}from"./format-E49Z_DNw.js";import{a as R,i as z,o as ee,s as te,t as B}from"./index-BlIkU6ub.js";import{n as V,t as ne}from"./StatusPill-DsL7qPC0.js";import{a as H,i as re,n as ie,o as U,r as ae}from"./words-zHtBMtVR.js";import{c as W,f as oe,g as G,m as se,n as K,o as ce,r as le,t as q}from"./Countdown-D6FzhM5W.js";import{a as J,i as ue,n as Y,r as X,t as de}from"./RelativeTime-Df-bbUuK.js";import{t as fe}from"./Meter-Zt8kEXJW.js";import{t as pe}from"./Avatar-BoJjy1Of.js";import{t as me}from"./external-link-0azGXO1G.js";import{t as he}from"./play-D2LcLMNN.js";var ge=s(`<div class="svelte-6nl3gn"><dt class="svelte-6nl3gn"> </dt> <dd><!></dd></div>`),_e=s(`<dd class="note svelte-6nl3gn"><!> <!> read; at most <!></dd>`),ve=s(`<dl class="svelte-6nl3gn"><!> <div class="svelte-6nl3gn"><dt class="svelte-6nl3gn">Cost</dt> <dd class="svelte-6nl3gn"><!></dd> <!></div></dl>`);function ye(n,r){u(r,!0);let i=_(()=>[{name:`New followers`,value:r.event.newFollowersCount},{name:`Refreshed`,value:r.event.deepCrawlCount},{name:`Completed profiles`,value:r.event.backfilledCount},{name:`New likers`,value:r.event.likersCount},{name:`Good ones`,value:r.event.candidatesPassedCount,good:!0}]),s=_(()=>r.run.maxCostUsd??0);var c=ve(),l=b(c);o(l,17,()=>S(i),({name:e,value:t,good:n})=>e,(n,r)=>{let i=()=>S(r).name,o=()=>S(r).value,s=()=>S(r).good;var c=ge(),l=b(c),u=N(l,!0),d=x(l,2);let p;var m=b(d);Y(m,{get value(){return o()}}),t(d),t(c),T(()=>{a(u,i()),p=e(d,1,`svelte-6nl3gn`,null,p,{good:s()})}),f(n,c)});var d=x(l,2),p=x(b(d),2),m=b(p);Y(m,{get value(){return r.state.estimatedCostUsd},as:`money`}),t(p);var h=x(p,2),g=e=>{var n=_e(),i=b(n);fe(i,{get value(){return r.state.estimatedCostUsd},get max(){return S(s)},label:`Spent of the run's budget`});var a=x(i,2);Y(a,{get value(){return r.state.resourcesUsed}});var o=x(a,2);Y(o,{get value(){return S(s)},as:`money`}),t(n),f(e,n)};L(h,e=>{S(s)>0&&e(g)}),t(d),t(c),f(n,c),I()}var be=s(`<li class="svelte-kom9mj"><!> <div><a target="_blank" rel="noopener noreferrer" class="svelte-kom9mj"><bdi> </bdi></a> <p class="svelte-kom9mj"><bdi> </bdi></p></div> <span class="muted svelte-kom9mj"><!></span></li>`),xe=s(`<p class="all svelte-kom9mj"><a>All <!> of this run</a></p>`),Se=s(`<ul></ul> <!>`,1);function Ce(e,n){u(n,!0);let s=e=>/^https?:\/\//i.test(e)?e:void 0;var c=i(),l=D(c),p=e=>{{let t=_(()=>n.ended?`Nobody passed`:`Nobody yet`);B(e,{get title(){return S(t)},children:(e,t)=>{var r=i(),a=D(r),o=e=>{var t=m(`People are judged when all profiles are read.`);f(e,t)},s=e=>{var t=m(`The account has no search, so nobody was judged.`);f(e,t)},c=e=>{var t=m(`Nobody new matched the search and its filters.`);f(e,t)};L(a,e=>{n.ended?n.run.savedSearch?e(c,-1):e(s,1):e(o)}),f(e,r)},$$slots:{default:!0}})}},h=e=>{var i=Se(),c=D(i);o(c,21,()=>n.run.candidates.edges,({node:e})=>e.id,(e,n)=>{let r=()=>S(n).node;var i=be(),o=b(i);{let e=_(()=>r().person.name||r().person.handle);pe(o,{get src(){return r().person.profileImageUrl},get name(){return S(e)}})}var c=x(o,2),l=b(c),u=b(l),p=N(u,!0);t(l);var m=x(l,2),h=b(m),g=N(h,!0);t(m),t(c);var v=x(c,2),y=b(v);Y(y,{get value(){return r().person.followersCount},as:`compact`}),t(v),t(i),T(e=>{d(l,`href`,e),a(p,r().person.name||`@${r().person.handle}`),a(g,r().matchReasons[0]?.text??`@${r().person.handle}`)},[()=>s(r().person.profileUrl)]),f(e,i)}),t(c);var l=x(c,2),u=e=>{var i=xe(),a=b(i),o=x(b(a));Y(o,{get value(){return n.run.candidates.totalCount}}),r(),t(a),t(i),T(e=>d(a,`href`,`/people?run=${e??``}`),[()=>encodeURIComponent(n.run.databaseId)]),f(e,i)},p=_(()=>ie(`/people`));L(l,e=>{S(p)&&e(u)}),f(e,i)};L(l,e=>{n.run.candidates.edges.length===0?e(p):e(h,-1)}),f(e,c),I()}var Z=e=>new Date(e.at).getTime(),we=e=>e?.status===`COMPLETED`||e?.status===`FAILED`;function Te(e){let t=new Map;for(let n of e)n.stage&&!t.has(n.stage)&&t.set(n.stage,Z(n));let n=e.at(-1),r=n&&we(n)?Z(n):null;return U.map((e,n)=>{let i=t.get(e)??null,a=U.slice(n+1).find(e=>t.has(e)),o=a?t.get(a)??null:r;return{stage:e,from:i,to:i===null?null:o}})}function Ee(e){let t=e.at(-1);return t?.status===`FAILED`?(t.message?e.find(({message:e})=>e?.startsWith(t.message)):t)?.stage??t.stage??null:null}function De(e){let t=e.find(e=>e.status!==`QUEUED`);return t?Z(t):null}function Q(e){let t=e.at(-1);return t&&we(t)?Z(t):null}var Oe=e=>e.newFollowersCount+e.deepCrawlCount+e.likersCount,ke=e=>e.candidatesPassedCount+e.tierFilteredCount+e.genderFilteredCount,Ae=e=>Math.max(e.matchedCount??0,ke(e)),je=e=>e.judgedCount??null;function Me(e,t){switch(e){case`FETCH_FOLLOWERS`:return{value:t.newFollowersCount,words:`new`};case`DEEP_CRAWL`:return{value:t.deepCrawlCount,words:`refreshed`};case`BACKFILL`:return{value:t.backfilledCount,words:`completed`};case`LIKERS`:return{value:t.likersCount,words:`likers`};case`CLASSIFY`:return null;case`FILTER`:return{value:t.candidatesPassedCount,words:`good ones`}}}var Ne=[[`newFollowersCount`,`new followers`],[`deepCrawlCount`,`refreshed`],[`backfilledCount`,`completed`],[`likersCount`,`likers`],[`judgedCount`,`judged`],[`matchedCount`,`matching`],[`candidatesPassedCount`,`good ones`],[`tierFilteredCount`,`dropped by size`],[`genderFilteredCount`,`dropped by gender`]];function Pe(e,t){let n=Ne.flatMap(([n,r])=>{let i=(e[n]??0)-(t?.[n]??0);return i>0?[`+${i.toLocaleString()} ${r}`]:[]});return n.length>0?n.join(`, `):e.status===t?.status?e.stage===`CLASSIFY`?`Some people judged`:`Nothing new in this step`:{QUEUED:`Queued`,RUNNING:`Taken by a worker`,COMPLETED:`Completed`,FAILED:`Failed`}[e.status]}var Fe=s(`−<!><span class="hidden-visually">dropped</span>`,1),Ie=s(`<li><span class="name"> </span> <span class="dropped svelte-3uej57"><!></span> <span class="value svelte-3uej57"><!></span> <span class="track drawn svelte-3uej57" aria-hidden="true"><span class="svelte-3uej57"></span></span></li>`),Le=s(`<ol class="svelte-3uej57"></ol>`);function Re(n,i){u(i,!0);let s=_(()=>je(i.event)),c=_(()=>i.event.botCount??0),l=_(()=>[{name:`Seen`,title:`New followers, refreshed ones and new likers, and whoever else is judged`,value:Math.max(Oe(i.event),S(s)??Ae(i.event)),dropped:0},...S(s)===null?[]:[{name:`Judged`,title:`New to this search, or changed since they were judged; also people known from before`,value:S(s),dropped:0},{name:`No bots`,title:`Not held to be bots`,value:S(s)-S(c),dropped:S(c)}],{name:`Match the search`,title:`Judged full or maybe`,value:Ae(i.event),dropped:0},{name:`Right size`,title:`In the follower-count tiers of the search`,value:i.event.candidatesPassedCount+i.event.genderFilteredCount,dropped:i.event.tierFilteredCount},{name:`Right gender`,title:`Of the genders of the search`,value:i.event.candidatesPassedCount,dropped:i.event.genderFilteredCount},{name:`Good ones`,title:`Passed every filter`,value:i.event.candidatesPassedCount,dropped:0}]),p=_(()=>Math.max(1,...S(l).map(e=>e.value)));var m=Le();o(m,23,()=>S(l),e=>e.name,(n,i,o)=>{var s=Ie();let c;var u=b(s),m=N(u,!0),h=x(u,2),g=b(h),_=e=>{var t=Fe(),n=x(D(t));Y(n,{get value(){return S(i).dropped}}),r(),f(e,t)};L(g,e=>{S(i).dropped>0&&e(_)}),t(h);var v=x(h,2),y=b(v);Y(y,{get value(){return S(i).value}}),t(v);var C=x(v,2),w=b(C);let O;t(C),t(s),T(()=>{d(s,`title`,S(i).title),c=e(s,1,`svelte-3uej57`,null,c,{last:S(o)===S(l).length-1}),a(m,S(i).name),O=E(w,``,O,{width:`${S(i).value/S(p)*100}%`})}),f(n,s)}),t(m),f(n,m),I()}var ze=s(`<a target="_blank" rel="noopener noreferrer" class="svelte-h2nqw1"> <!></a> ·`,1),Be=s(`search <bdi> </bdi>`,1),Ve=s(`<p class="refused svelte-h2nqw1" role="alert"> </p>`),He=s(`<!> <!>`,1),Ue=s(`<p class="svelte-h2nqw1">It ends now. What it has found until here stays, and so does what it has cost.</p>`),We=s(`<nav aria-label="Where you are" class="svelte-h2nqw1"><a href="/runs">Runs</a> <span aria-hidden="true">/</span> </nav> <header class="svelte-h2nqw1"><!> <div class="words svelte-h2nqw1"><h1 class="svelte-h2nqw1"><bdi> </bdi> <!></h1> <p class="svelte-h2nqw1"><!> <!> · <!></p></div> <div class="actions"><!></div></header> <!> <!>`,1);function Ge(e,n){u(n,!0);let i={X:`X`,BLUESKY:`Bluesky`},o=_(()=>/^https?:\/\//i.test(n.run.trackedAccount.profileUrl)?n.run.trackedAccount.profileUrl:void 0),s=C(!1),c=C(!1),l=C(null);async function p(e){O(c,!0),O(l,null);try{O(l,await e(),!0)}catch(e){O(l,oe(e),!0)}finally{O(c,!1),O(s,!1)}}let h=()=>p(()=>n.live.cancel()),g=()=>p(async()=>{let e=await n.live.again(n.run);return`refused`in e?e.refused:(ee.go(ae(e)),null)});var v=We(),y=D(v),w=x(b(y),3);t(y);var E=x(y,2),k=b(E);pe(k,{get src(){return n.run.trackedAccount.profileImageUrl},get name(){return n.run.trackedAccount.handle},size:40});var A=x(k,2),j=b(A),M=b(j),P=N(M),F=x(M,2);ne(F,{get status(){return n.status},get waiting(){return n.waits}}),t(j);var R=x(j,2),z=b(R),B=e=>{var s=ze(),c=D(s),l=b(c,!0),u=x(l);me(u,{size:12,"aria-hidden":`true`}),t(c),r(),T(()=>{d(c,`href`,S(o)),a(l,i[n.run.trackedAccount.network])}),f(e,s)};L(z,e=>{S(o)&&e(B)});var V=x(z),H=x(V);de(H,{get time(){return n.run.triggeredAt}});var ie=x(H,2),U=e=>{var t=Be(),r=x(D(t)),i=N(r,!0);T(()=>a(i,n.run.savedSearch.name)),f(e,t)},W=e=>{var t=m(`no search, so nobody is judged`);f(e,t)};L(ie,e=>{n.run.savedSearch?e(U):e(W,-1)}),t(R),t(A);var G=x(A,2),se=b(G),ce=e=>{K(e,{kind:`danger`,onclick:()=>O(s,!0),children:(e,t)=>{r();var n=m(`Cancel run`);f(e,n)},$$slots:{default:!0}})},le=e=>{K(e,{get busy(){return S(c)},onclick:g,children:(e,t)=>{r();var i=m();T(()=>a(i,n.run.source===`EXPLORE`?`Judge again`:`Sync again`)),f(e,i)},$$slots:{default:!0}})};L(se,e=>{n.state.isCancellable?e(ce):n.run.trackedAccount.isActive&&e(le,1)}),t(G),t(E);var q=x(E,2),J=e=>{var t=Ve(),n=N(t,!0);T(()=>a(n,S(l))),f(e,t)};L(q,e=>{S(l)&&e(J)});var ue=x(q,2);te(ue,{title:`Cancel this run?`,get open(){return S(s)},set open(e){O(s,e,!0)},actions:e=>{var t=He(),n=D(t);K(n,{onclick:()=>O(s,!1),children:(e,t)=>{r();var n=m(`Let it run`);f(e,n)},$$slots:{default:!0}});var i=x(n,2);K(i,{kind:`danger`,get busy(){return S(c)},onclick:h,children:(e,t)=>{r();var n=m(`Cancel run`);f(e,n)},$$slots:{default:!0}}),f(e,t)},children:(e,t)=>{var n=Ue();f(e,n)},$$slots:{actions:!0,default:!0}}),T(()=>{a(w,` ${n.run.databaseId??``}`),a(P,`@${n.run.trackedAccount.handle??``}`),a(V,` ${re[n.run.source]??``} `)}),f(e,v),I()}var Ke=new Set([`$$slots`,`$$events`,`$$legacy`]);function qe(e,t){let n=g(t,Ke),r={name:`pause`,size:24,node:[[`rect`,{x:`14`,y:`3`,width:`5`,height:`18`,rx:`1`}],[`rect`,{x:`5`,y:`3`,width:`5`,height:`18`,rx:`1`}]]};G(e,P(()=>n,{get icon(){return r}}))}var Je=s(`<li><span class="sequence svelte-teg9s6"> </span> <time class="svelte-teg9s6"> </time> <bdi class="svelte-teg9s6"> </bdi></li>`),Ye=s(`<ol class="svelte-teg9s6"></ol>`);function Xe(n,r){u(r,!0);let i=[],s=_(()=>(i.length===r.to-r.from&&i.at(-1)?.sequence===r.events[r.to-1]?.sequence||(i=r.events.slice(r.from,r.to).map((e,t)=>({...e,text:e.message??Pe(e,r.events[r.from+t-1])}))),i));var c=Ye();o(c,21,()=>S(s),e=>e.sequence,(n,r)=>{var i=Je();let o;var s=b(i),c=N(s,!0),l=x(s,2),u=N(l,!0),p=x(l,2),m=N(p,!0);t(i),T(t=>{o=e(i,1,`svelte-teg9s6`,null,o,{page:S(r).message==null,bad:S(r).status===`FAILED`}),a(c,S(r).sequence),d(l,`datetime`,S(r).at),a(u,t),a(m,S(r).text)},[()=>A(S(r).at)]),f(n,i)}),t(c),T(()=>d(c,`start`,r.from+1)),f(n,c),I()}var Ze=s(`<span class="svelte-15sezp"> </span>`),Qe=s(`<!>Pause`,1),$e=s(`<!>Go on`,1),et=s(`<!> <!>`,1),tt=s(`<div class="scroller svelte-15sezp" role="log" aria-live="off" aria-label="Log" tabindex="0"></div>`);function nt(e,n){u(n,!0);let s=C(null),d=!0,p=null,m=_(()=>S(s)===null?n.events.length:Math.min(S(s),n.events.length)),h=_(()=>n.events.length-S(m)),g=_(()=>Array.from({length:Math.ceil(S(m)/50)},(e,t)=>t*50));v(()=>{S(m),d&&M().then(b)});function y(e){p=e;let t=new ResizeObserver(()=>d&&b());return t.observe(e),()=>{t.disconnect(),p=null}}function b(){p&&(p.scrollTop=p.scrollHeight)}function w(){p&&(d=p.scrollHeight-p.scrollTop-p.clientHeight<40)}X(e,{title:`Log`,flush:!0,actions:e=>{var t=et(),o=D(t),c=e=>{var t=Ze(),n=N(t);T(e=>a(n,`${e??``} new`),[()=>S(h).toLocaleString()]),f(e,t)};L(o,e=>{S(s)!==null&&S(h)>0&&e(c)});var l=x(o,2),u=e=>{{let t=_(()=>S(s)!==null);K(e,{kind:`ghost`,get pressed(){return S(t)},onclick:()=>O(s,S(s)===null?n.events.length:null,!0),children:(e,t)=>{var n=i(),a=D(n),o=e=>{var t=Qe();qe(D(t),{size:14,"aria-hidden":`true`}),r(),f(e,t)},c=e=>{var t=$e(),n=D(t);he(n,{size:14,"aria-hidden":`true`}),r(),f(e,t)};L(a,e=>{S(s)===null?e(o):e(c,-1)}),f(e,n)},$$slots:{default:!0}})}},d=e=>{var t=Ze(),r=N(t);T(e=>a(r,`${e??``} events`),[()=>n.events.length.toLocaleString()]),f(e,t)};L(l,e=>{n.live||S(s)!==null?e(u):e(d,-1)}),f(e,t)},children:(e,r)=>{var i=tt();o(i,20,()=>S(g),e=>e,(e,t)=>{{let r=_(()=>Math.min(t+50,S(m)));Xe(e,{get events(){return n.events},get from(){return t},get to(){return S(r)}})}}),t(i),c(i,()=>y),l(`scroll`,i,w),f(e,i)},$$slots:{actions:!0,default:!0}}),I()}var rt=50,it=15e3,at=class{#e=C(null);get at(){return S(this.#e)}set at(e){O(this.#e,e,!0)}#t=C(!1);get playing(){return S(this.#t)}set playing(e){O(this.#t,e,!0)}#n;#r;constructor(e){this.#r=e}seek(e){this.pause(),this.at=e>=this.#r().length?null:e}toggle(){this.playing?this.pause():this.#i()}pause(){clearInterval(this.#n),this.playing=!1}#i(){let e=this.#r().map(e=>new Date(e.at).getTime()),[t,n]=[e[0]??0,e.at(-1)??0],r=Math.max((n-t)/it,Math.min(1,(n-t)/4e3));this.at??=1;let i=e[this.at-1]??t;this.playing=!0,this.#n=setInterval(()=>{i+=rt*r;let t=e.findIndex(e=>e>i);t>=0?this.at=Math.max(t,this.at??1):(this.pause(),this.at=null)},rt)}},ot=s(`<!>Pause`,1),st=s(`<!>Replay`,1),ct=s(`<div class="replay svelte-mn8kf" role="group" aria-label="Replay"><!> <input type="range" min="1" aria-label="Moment of the run" class="svelte-mn8kf"/> <output aria-live="off" class="svelte-mn8kf"> </output></div>`);function lt(e,o){u(o,!0);let s=_(()=>o.replay.at??o.events.length),c=_(()=>`Event ${S(s)} of ${o.events.length}, ${A(o.events[S(s)-1]?.at??0)}`);var l=ct(),p=b(l);K(p,{onclick:()=>o.replay.toggle(),children:(e,t)=>{var n=i(),a=D(n),s=e=>{var t=ot();qe(D(t),{size:14,"aria-hidden":`true`}),r(),f(e,t)},c=e=>{var t=st(),n=D(t);he(n,{size:14,"aria-hidden":`true`}),r(),f(e,t)};L(a,e=>{o.replay.playing?e(s):e(c,-1)}),f(e,n)},$$slots:{default:!0}});var m=x(p,2);F(m);var g=x(m,2),v=N(g,!0);t(l),T(()=>{d(m,`max`,o.events.length),n(m,S(s)),d(m,`aria-valuetext`,S(c)),a(v,S(c))}),h(`input`,m,e=>o.replay.seek(Number(e.currentTarget.value))),f(e,l),I()}p([`input`]);var $=class extends String{__apiType;value;__meta__;constructor(e,t){super(e),this.value=e,this.__meta__=t}toString(){return this.value}};new $(`
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
    `,{fragmentName:`RunEvent`});var ut=new $(`
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
}`),dt=new $(`
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
}`),ft=new $(`
    mutation RunCancel($id: ID!) {
  cancelSync(syncRunId: $id) {
    userErrors {
      message
    }
  }
}
    `),pt=new $(`
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
    `),mt=new $(`
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
    `),ht=50,gt=class{id;resource=new le(e=>this.#s(e));#e=C([]);get events(){return S(this.#e)}set events(e){O(this.#e,e)}#t=C(null);get state(){return S(this.#t)}set state(e){O(this.#t,e)}#n=_(()=>this.resource.data?.syncRun??null);get run(){return S(this.#n)}set run(e){O(this.#n,e)}#r=_(()=>this.state?.status===`COMPLETED`||this.state?.status===`FAILED`);get ended(){return S(this.#r)}set ended(e){O(this.#r,e)}#i=[];#a;#o=null;constructor(e){this.id=e}async#s(e){let t=await W(ut,{id:this.id},e);return t.syncRun&&this.#o===null&&(this.events=t.syncRun.events,this.state=t.syncRun,this.#c(t.syncRun)),t}#c(e){let t={id:this.id,after:e.events.at(-1)?.sequence??0};this.#o=this.ended&&t.after>=e.lastSequence?()=>{}:ce(dt,t,{next:({syncRunProgress:e})=>{e.sequence<=t.after||(t.after=e.sequence,this.#i.push(e),this.#a??=setTimeout(()=>this.#l(),ht))},error:()=>this.#u(),complete:()=>{this.#l(),this.resource.load()}})}#l(){clearTimeout(this.#a),this.#a=void 0;let e=this.#i.at(-1);e!==void 0&&(this.events=[...this.events,...this.#i.map(({syncRun:e,...t})=>t)],this.state=e.syncRun,this.#i=[])}#u(){this.#o=null,this.#i=[],this.resource.load()}async cancel(){let{cancelSync:e}=await W(ft,{id:this.id});return e.userErrors[0]?.message??null}async again(e){let t={trackedAccountId:e.trackedAccount.id,savedSearchId:e.savedSearch?.id??null},{syncRun:n,userErrors:r}=e.source===`EXPLORE`?(await W(mt,{input:t})).rejudge:(await W(pt,{input:t})).startSync;return n??{refused:r[0]?.message??`The server gave no reason.`}}stop(){clearTimeout(this.#a),this.resource.stop(),this.#o?.()}},_t=s(`<span class="hidden-visually">: failed</span>`),vt=s(`<span></span>`),yt=s(`<!> `,1),bt=s(`<li><span class="name svelte-15t0d61"> <!></span> <span class="track drawn svelte-15t0d61" aria-hidden="true"><!></span> <span class="took svelte-15t0d61"> </span> <span class="found svelte-15t0d61"><!></span></li>`),xt=s(`<ol aria-label="Stages, with how long each took" class="svelte-15t0d61"><!> <li class="total svelte-15t0d61"><span class="name svelte-15t0d61">All</span> <span class="track axis svelte-15t0d61" aria-hidden="true"></span> <span class="took svelte-15t0d61"> </span> <span class="found svelte-15t0d61"></span></li></ol>`);function St(n,i){u(i,!0);let s=_(()=>i.events.at(-1)),c=_(()=>De(i.events)),l=_(()=>Q(i.events)??i.clock),d=_(()=>S(c)===null?0:Math.max(S(l)-S(c),1)),p=_(()=>S(c)===null?0:Math.max((i.whole??S(l))-S(c),1)),m=_(()=>Te(i.events)),h=_(()=>Ee(i.events)),g=e=>e.from===null?null:(e.to??S(l))-e.from,v=e=>S(p)>0?e/S(p)*100:0;var C=xt(),w=b(C);o(w,17,()=>S(m),e=>e.stage,(n,r)=>{let o=_(()=>g(S(r))),l=_(()=>Me(S(r).stage,S(s))),u=_(()=>S(r).from!==null&&S(r).to===null);var d=bt();let p;var m=b(d),C=b(m,!0),w=x(C),O=e=>{var t=_t();f(e,t)};L(w,e=>{S(r).stage===S(h)&&e(O)}),t(m);var k=x(m,2),A=b(k),j=t=>{var n=vt();let a,s;T((t,o)=>{a=e(n,1,`bar svelte-15t0d61`,null,a,{busy:S(u)&&!i.waits,waits:S(u)&&i.waits,failed:S(r).stage===S(h)}),s=E(n,``,s,{left:t,width:o})},[()=>`${v(S(r).from-S(c))??``}%`,()=>`${v(S(o))??``}%`]),f(t,n)};L(A,e=>{S(r).from!==null&&S(c)!==null&&S(o)!==null&&e(j)}),t(k);var M=x(k,2),P=N(M,!0),F=x(M,2),I=b(F),R=e=>{var t=yt(),n=D(t);Y(n,{get value(){return S(l).value}});var r=x(n);T(()=>a(r,` ${S(l).words??``}`)),f(e,t)};L(I,e=>{S(l)&&S(r).from!==null&&e(R)}),t(F),t(d),T(t=>{p=e(d,1,`svelte-15t0d61`,null,p,{todo:S(r).from===null}),a(C,H[S(r).stage]),a(P,t)},[()=>S(o)===null?`–`:y(S(o))]),f(n,d)});var O=x(w,2),k=x(b(O),4),A=N(k,!0);r(2),t(O),t(C),T(e=>a(A,e),[()=>S(c)===null?`–`:y(S(d))]),f(n,C),I()}var Ct=s(`<h1 class="hidden-visually"> </h1> <!>`,1),wt=s(`<p class="note wait svelte-8zi4io">The network takes no more calls for now. The run goes on by itself in <strong><!></strong>.</p>`),Tt=s(`<p class="note svelte-8zi4io">The run is queued, and starts as soon as a worker is free. It survives anything.</p>`),Et=s(`<p class="note bad svelte-8zi4io"><strong> </strong> </p>`),Dt=s(`<div class="screen svelte-8zi4io"><!> <!> <!> <!> <!> <!> <div class="pair svelte-8zi4io"><!> <!></div> <div class="pair svelte-8zi4io"><!> <!></div></div>`);function Ot(e,n){u(n,!0);let o=new gt(k(()=>n.id)),s=new at(()=>o.events),c=_(()=>s.at===null?o.events:o.events.slice(0,s.at)),d=_(()=>S(c).at(-1)),p=_(()=>Q(S(c))!==null),h=_(()=>s.at!==null||S(p)?new Date(S(d)?.at??0).getTime():Math.max(se(),new Date(S(d)?.at??0).getTime())),g=_(()=>o.state?.waitingUntil!=null&&!o.ended&&new Date(o.state.waitingUntil).getTime()>S(h));w(()=>(o.resource.load(),()=>{s.pause(),o.stop()}));let y=_(()=>{let e=o.events.at(-1);return e?e.status===`COMPLETED`?`Completed: ${e.candidatesPassedCount} good ones`:e.status===`FAILED`?`The run failed`:e.stage?H[e.stage]:`Queued`:``});v(()=>{S(y)&&R(S(y))});function C(e){z(e)||e.defaultPrevented||(e.key===`Escape`?ee.go(`/runs`):e.key===` `&&o.ended&&!e.target.closest(`button, a, input`)&&(e.preventDefault(),s.toggle()))}var E=i();l(`keydown`,j,C);var O=D(E),A=e=>{B(e,{whole:!0,title:`There is no such run`,action:e=>{K(e,{href:`/runs`,children:(e,t)=>{r();var n=m(`All runs`);f(e,n)},$$slots:{default:!0}})},children:(e,t)=>{r();var n=m(`It does not exist, or it is somebody else's.`);f(e,n)},$$slots:{action:!0,default:!0}})},M=e=>{var t=Ct(),r=D(t),i=N(r),s=x(r,2),c=e=>{J(e,{get error(){return o.resource.error},get onretry(){return o.resource.load},get busy(){return o.resource.loading}})},l=e=>{ue(e,{lines:9})};L(s,e=>{o.resource.error?e(c):e(l,-1)}),T(()=>a(i,`Run ${n.id??``}`)),f(e,t)},P=e=>{var n=Dt(),i=b(n);Ge(i,{get live(){return o},get run(){return o.run},get state(){return o.state},get status(){return S(d).status},get waits(){return S(g)}});var l=x(i,2),u=e=>{V(e,{get done(){return S(d).progress.run},label:`Done of the run`})};L(l,e=>{S(d).status===`RUNNING`&&e(u)});var p=x(l,2),m=e=>{var n=wt(),i=x(b(n)),a=b(i);q(a,{get until(){return o.state.waitingUntil}}),t(i),r(),t(n),f(e,n)},v=e=>{var t=Tt();f(e,t)},y=e=>{var n=Et(),r=b(n),i=N(r),s=x(r);t(n),T(()=>{a(i,`${o.state.errorCode===`CANCELLED`?`Cancelled`:`Failed`}:`),a(s,` ${o.state.errorMessage??``}`)}),f(e,n)};L(p,e=>{S(g)&&o.state.waitingUntil?e(m):S(d).status===`QUEUED`?e(v,1):S(d).status===`FAILED`&&o.state.errorMessage&&e(y,2)});var C=x(p,2),w=e=>{J(e,{get error(){return o.resource.error},get onretry(){return o.resource.load},get busy(){return o.resource.loading}})};L(C,e=>{o.resource.error&&e(w)});var E=x(C,2),D=e=>{lt(e,{get replay(){return s},get events(){return o.events}})};L(E,e=>{o.ended&&o.events.length>1&&e(D)});var O=x(E,2);ye(O,{get event(){return S(d)},get run(){return o.run},get state(){return o.state}});var k=x(O,2),A=b(k);X(A,{title:`Stages`,children:(e,t)=>{{let t=_(()=>Q(o.events));St(e,{get events(){return S(c)},get clock(){return S(h)},get waits(){return S(g)},get whole(){return S(t)}})}},$$slots:{default:!0}});var j=x(A,2);X(j,{title:`From seen to good`,children:(e,t)=>{Re(e,{get event(){return S(d)}})},$$slots:{default:!0}}),t(k);var M=x(k,2),P=b(M);{let e=_(()=>!o.ended);nt(P,{get events(){return S(c)},get live(){return S(e)}})}var F=x(P,2);X(F,{title:`Best of this run`,flush:!0,children:(e,t)=>{Ce(e,{get run(){return o.run},get ended(){return o.ended}})},$$slots:{default:!0}}),t(M),t(n),f(e,n)};L(O,e=>{o.run===null&&(o.resource.data||o.resource.error?.code===`BAD_USER_INPUT`)?e(A):o.run===null||o.state===null||S(d)===void 0?e(M,1):e(P,-1)}),f(e,E),I()}export{Ot as default};