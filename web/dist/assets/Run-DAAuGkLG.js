import{$ as e,C as t,Et as n,F as r,G as i,J as a,O as o,R as s,T as c,Tt as l,U as u,V as d,W as f,X as p,Y as m,Z as h,_ as g,bt as _,ct as v,et as y,g as b,gt as x,ht as S,it as C,j as w,k as T,lt as E,m as D,ot as O,pt as k,r as A,rt as j,s as M,st as N,tt as P,ut as F,w as I,xt as L}from"./format-Cu7X_red.js";import{a as R,i as z,o as ee,s as te,t as B}from"./index-CdiAAlsx.js";import{n as V,t as ne}from"./StatusPill-B2Qz0JFP.js";import{a as H,i as re,n as ie,o as U,r as ae}from"./words-C_mP7tsD.js";import{c as W,f as oe,g as G,m as se,n as K,o as ce,r as le,t as q}from"./Countdown-PduYWs84.js";import{a as J,i as ue,n as Y,r as X,t as de}from"./RelativeTime-CgekvUza.js";import{t as fe}from"./Meter-DXMu0w6d.js";import{t as pe}from"./Avatar-BZC2N9iJ.js";import{t as me}from"./external-link-BHoEZ0CC.js";import{t as he}from"./play-gotwzsU4.js";var ge=i(`<div class="svelte-6nl3gn"><dt class="svelte-6nl3gn"> </dt> <dd><!></dd></div>`),_e=i(`<dd class="note svelte-6nl3gn"><!> <!> read; a run may cost <!></dd>`),ve=i(`<dl class="svelte-6nl3gn"><!> <div class="svelte-6nl3gn"><dt class="svelte-6nl3gn">Cost</dt> <dd class="svelte-6nl3gn"><!></dd> <!></div></dl>`);function ye(t,i){L(i,!0);let a=x(()=>[{name:`New followers`,value:i.event.newFollowersCount},{name:`Refreshed`,value:i.event.deepCrawlCount},{name:`Completed profiles`,value:i.event.backfilledCount},{name:`New likers`,value:i.event.likersCount},{name:`Good ones`,value:i.event.candidatesPassedCount,good:!0}]),o=x(()=>i.run.trackedAccount.estimate.maxCostUsd);var c=ve(),l=N(c);r(l,17,()=>e(a),({name:e,value:t,good:n})=>e,(t,r)=>{let i=()=>e(r).name,a=()=>e(r).value,o=()=>e(r).good;var s=ge(),c=N(s),l=E(c,!0),f=F(c,2);let p;var m=N(f);Y(m,{get value(){return a()}}),n(f),n(s),j(()=>{d(l,i()),p=T(f,1,`svelte-6nl3gn`,null,p,{good:o()})}),u(t,s)});var f=F(l,2),p=F(N(f),2),m=N(p);Y(m,{get value(){return i.state.estimatedCostUsd},as:`money`}),n(p);var h=F(p,2),g=t=>{var r=_e(),a=N(r);{let t=x(()=>Math.max(e(o),i.state.estimatedCostUsd));fe(a,{get value(){return i.state.estimatedCostUsd},get max(){return e(t)},label:`Spent of the budget of a run`})}var s=F(a,2);Y(s,{get value(){return i.state.resourcesUsed}});var c=F(s,2);Y(c,{get value(){return e(o)},as:`money`}),n(r),u(t,r)};s(h,t=>{i.run.source!==`EXPLORE`&&e(o)>0&&t(g)}),n(f),n(c),u(t,c),_()}var be=i(`<li class="svelte-kom9mj"><!> <div><a target="_blank" rel="noopener noreferrer" class="svelte-kom9mj"><bdi> </bdi></a> <p class="svelte-kom9mj"><bdi> </bdi></p></div> <span class="muted svelte-kom9mj"><!></span></li>`),xe=i(`<p class="all svelte-kom9mj"><a>All <!> of this run</a></p>`),Se=i(`<ul></ul> <!>`,1);function Ce(t,i){L(i,!0);let o=e=>/^https?:\/\//i.test(e)?e:void 0;var c=f(),p=v(c),m=t=>{{let n=x(()=>i.ended?`Nobody passed`:`Nobody yet`);B(t,{get title(){return e(n)},children:(e,t)=>{var n=f(),r=v(n),o=e=>{var t=a(`People are judged when all profiles are read.`);u(e,t)},c=e=>{var t=a(`The account has no search, so nobody was judged.`);u(e,t)},l=e=>{var t=a(`Nobody new matched the search and its filters.`);u(e,t)};s(r,e=>{i.ended?i.run.savedSearch?e(l,-1):e(c,1):e(o)}),u(e,n)},$$slots:{default:!0}})}},h=t=>{var a=Se(),c=v(a);r(c,21,()=>i.run.candidates.edges,({node:e})=>e.id,(t,r)=>{let i=()=>e(r).node;var a=be(),s=N(a);{let t=x(()=>i().person.name||i().person.handle);pe(s,{get src(){return i().person.profileImageUrl},get name(){return e(t)}})}var c=F(s,2),l=N(c),f=N(l),p=E(f,!0);n(l);var m=F(l,2),h=N(m),g=E(h,!0);n(m),n(c);var _=F(c,2),v=N(_);Y(v,{get value(){return i().person.followersCount},as:`compact`}),n(_),n(a),j(e=>{I(l,`href`,e),d(p,i().person.name||`@${i().person.handle}`),d(g,i().matchReasons[0]?.text??`@${i().person.handle}`)},[()=>o(i().person.profileUrl)]),u(t,a)}),n(c);var f=F(c,2),p=e=>{var t=xe(),r=N(t),a=F(N(r));Y(a,{get value(){return i.run.candidates.totalCount}}),l(),n(r),n(t),j(e=>I(r,`href`,`/people?run=${e??``}`),[()=>encodeURIComponent(i.run.databaseId)]),u(e,t)},m=x(()=>ie(`/people`));s(f,t=>{e(m)&&t(p)}),u(t,a)};s(p,e=>{i.run.candidates.edges.length===0?e(m):e(h,-1)}),u(t,c),_()}var Z=e=>new Date(e.at).getTime(),we=e=>e?.status===`COMPLETED`||e?.status===`FAILED`;function Te(e){let t=new Map;for(let n of e)n.stage&&!t.has(n.stage)&&t.set(n.stage,Z(n));let n=e.at(-1),r=n&&we(n)?Z(n):null;return U.map((e,n)=>{let i=t.get(e)??null,a=U.slice(n+1).find(e=>t.has(e)),o=a?t.get(a)??null:r;return{stage:e,from:i,to:i===null?null:o}})}function Ee(e){let t=e.find(e=>e.status!==`QUEUED`);return t?Z(t):null}function Q(e){let t=e.at(-1);return t&&we(t)?Z(t):null}var De=e=>e.newFollowersCount+e.deepCrawlCount+e.likersCount,Oe=e=>e.candidatesPassedCount+e.tierFilteredCount+e.genderFilteredCount,ke=e=>Math.max(e.matchedCount??0,Oe(e)),Ae=e=>e.judgedCount??null;function je(e,t){switch(e){case`FETCH_FOLLOWERS`:return{value:t.newFollowersCount,words:`new`};case`DEEP_CRAWL`:return{value:t.deepCrawlCount,words:`refreshed`};case`BACKFILL`:return{value:t.backfilledCount,words:`completed`};case`LIKERS`:return{value:t.likersCount,words:`likers`};case`CLASSIFY`:return null;case`FILTER`:return{value:t.candidatesPassedCount,words:`good ones`}}}var Me=[[`newFollowersCount`,`new followers`],[`deepCrawlCount`,`refreshed`],[`backfilledCount`,`completed`],[`likersCount`,`likers`],[`judgedCount`,`judged`],[`matchedCount`,`matching`],[`candidatesPassedCount`,`good ones`],[`tierFilteredCount`,`dropped by size`],[`genderFilteredCount`,`dropped by gender`]];function Ne(e,t){let n=Me.flatMap(([n,r])=>{let i=(e[n]??0)-(t?.[n]??0);return i>0?[`+${i.toLocaleString()} ${r}`]:[]});return n.length>0?n.join(`, `):e.status===t?.status?e.stage===`CLASSIFY`?`Some people judged`:`Nothing new in this step`:{QUEUED:`Queued`,RUNNING:`Taken by a worker`,COMPLETED:`Completed`,FAILED:`Failed`}[e.status]}var Pe=i(`−<!><span class="hidden-visually">dropped</span>`,1),Fe=i(`<li><span class="name"> </span> <span class="dropped svelte-3uej57"><!></span> <span class="value svelte-3uej57"><!></span> <span class="track svelte-3uej57" aria-hidden="true"><span class="svelte-3uej57"></span></span></li>`),Ie=i(`<ol class="svelte-3uej57"></ol>`);function Le(t,i){L(i,!0);let a=x(()=>Ae(i.event)),c=x(()=>i.event.botCount??0),f=x(()=>[{name:`Seen`,title:`New followers, refreshed ones and new likers, and whoever else is judged`,value:Math.max(De(i.event),e(a)??ke(i.event)),dropped:0},...e(a)===null?[]:[{name:`Judged`,title:`New to this search, or changed since they were judged; also people known from before`,value:e(a),dropped:0},{name:`No bots`,title:`Not held to be bots`,value:e(a)-e(c),dropped:e(c)}],{name:`Match the search`,title:`Judged full or maybe`,value:ke(i.event),dropped:0},{name:`Right size`,title:`In the follower-count tiers of the search`,value:i.event.candidatesPassedCount+i.event.genderFilteredCount,dropped:i.event.tierFilteredCount},{name:`Right gender`,title:`Of the genders of the search`,value:i.event.candidatesPassedCount,dropped:i.event.genderFilteredCount},{name:`Good ones`,title:`Passed every filter`,value:i.event.candidatesPassedCount,dropped:0}]),p=x(()=>Math.max(1,...e(f).map(e=>e.value)));var m=Ie();r(m,23,()=>e(f),e=>e.name,(t,r,i)=>{var a=Fe();let c;var m=N(a),h=E(m,!0),g=F(m,2),_=N(g),y=t=>{var n=Pe(),i=F(v(n));Y(i,{get value(){return e(r).dropped}}),l(),u(t,n)};s(_,t=>{e(r).dropped>0&&t(y)}),n(g);var b=F(g,2),x=N(b);Y(x,{get value(){return e(r).value}}),n(b);var S=F(b,2),C=N(S);let w;n(S),n(a),j(()=>{I(a,`title`,e(r).title),c=T(a,1,`svelte-3uej57`,null,c,{last:e(i)===e(f).length-1}),d(h,e(r).name),w=o(C,``,w,{width:`${e(r).value/e(p)*100}%`})}),u(t,a)}),n(m),u(t,m),_()}var Re=i(`<a target="_blank" rel="noopener noreferrer" class="svelte-h2nqw1"> <!></a> ·`,1),ze=i(`search <bdi> </bdi>`,1),Be=i(`<p class="refused svelte-h2nqw1" role="alert"> </p>`),Ve=i(`<!> <!>`,1),He=i(`<p class="svelte-h2nqw1">It ends now. What it has found until here stays, and so does what it has cost.</p>`),Ue=i(`<nav aria-label="Where you are" class="svelte-h2nqw1"><a href="/runs">Runs</a> <span aria-hidden="true">/</span> </nav> <header class="svelte-h2nqw1"><!> <div class="words svelte-h2nqw1"><h1 class="svelte-h2nqw1"><bdi> </bdi> <!></h1> <p class="svelte-h2nqw1"><!> <!> · <!></p></div> <div class="actions"><!></div></header> <!> <!>`,1);function We(t,r){L(r,!0);let i={X:`X`,BLUESKY:`Bluesky`},o=x(()=>/^https?:\/\//i.test(r.run.trackedAccount.profileUrl)?r.run.trackedAccount.profileUrl:void 0),c=S(!1),f=S(!1),p=S(null);async function m(e){k(f,!0),k(p,null);try{k(p,await e(),!0)}catch(e){k(p,oe(e),!0)}finally{k(f,!1),k(c,!1)}}let h=()=>m(()=>r.live.cancel()),g=()=>m(async()=>{let e=await r.live.again(r.run);return`refused`in e?e.refused:(ee.go(ae(e)),null)});var y=Ue(),b=v(y),C=F(N(b),3);n(b);var w=F(b,2),T=N(w);pe(T,{get src(){return r.run.trackedAccount.profileImageUrl},get name(){return r.run.trackedAccount.handle},size:40});var D=F(T,2),O=N(D),A=N(O),M=E(A),P=F(A,2);ne(P,{get status(){return r.status},get waiting(){return r.waits}}),n(O);var R=F(O,2),z=N(R),B=t=>{var a=Re(),s=v(a),c=N(s,!0),f=F(c);me(f,{size:12,"aria-hidden":`true`}),n(s),l(),j(()=>{I(s,`href`,e(o)),d(c,i[r.run.trackedAccount.network])}),u(t,a)};s(z,t=>{e(o)&&t(B)});var V=F(z),H=F(V);de(H,{get time(){return r.run.triggeredAt}});var ie=F(H,2),U=e=>{var t=ze(),n=F(v(t)),i=E(n,!0);j(()=>d(i,r.run.savedSearch.name)),u(e,t)},W=e=>{var t=a(`no search, so nobody is judged`);u(e,t)};s(ie,e=>{r.run.savedSearch?e(U):e(W,-1)}),n(R),n(D);var G=F(D,2),se=N(G),ce=e=>{K(e,{kind:`danger`,onclick:()=>k(c,!0),children:(e,t)=>{l();var n=a(`Cancel run`);u(e,n)},$$slots:{default:!0}})},le=t=>{K(t,{get busy(){return e(f)},onclick:g,children:(e,t)=>{l();var n=a();j(()=>d(n,r.run.source===`EXPLORE`?`Judge again`:`Sync again`)),u(e,n)},$$slots:{default:!0}})};s(se,e=>{r.state.isCancellable?e(ce):r.run.trackedAccount.isActive&&e(le,1)}),n(G),n(w);var q=F(w,2),J=t=>{var n=Be(),r=E(n,!0);j(()=>d(r,e(p))),u(t,n)};s(q,t=>{e(p)&&t(J)});var ue=F(q,2);te(ue,{title:`Cancel this run?`,get open(){return e(c)},set open(e){k(c,e,!0)},actions:t=>{var n=Ve(),r=v(n);K(r,{onclick:()=>k(c,!1),children:(e,t)=>{l();var n=a(`Let it run`);u(e,n)},$$slots:{default:!0}});var i=F(r,2);K(i,{kind:`danger`,get busy(){return e(f)},onclick:h,children:(e,t)=>{l();var n=a(`Cancel run`);u(e,n)},$$slots:{default:!0}}),u(t,n)},children:(e,t)=>{var n=He();u(e,n)},$$slots:{actions:!0,default:!0}}),j(()=>{d(C,` ${r.run.databaseId??``}`),d(M,`@${r.run.trackedAccount.handle??``}`),d(V,` ${re[r.run.source]??``} `)}),u(t,y),_()}var Ge=new Set([`$$slots`,`$$events`,`$$legacy`]);function Ke(e,t){let n=b(t,Ge),r={name:`pause`,size:24,node:[[`rect`,{x:`14`,y:`3`,width:`5`,height:`18`,rx:`1`}],[`rect`,{x:`5`,y:`3`,width:`5`,height:`18`,rx:`1`}]]};G(e,g(()=>n,{get icon(){return r}}))}var qe=i(`<li><span class="sequence svelte-teg9s6"> </span> <time class="svelte-teg9s6"> </time> <bdi class="svelte-teg9s6"> </bdi></li>`),Je=i(`<ol class="svelte-teg9s6"></ol>`);function Ye(t,i){L(i,!0);let a=[],o=x(()=>(a.length===i.to-i.from&&a.at(-1)?.sequence===i.events[i.to-1]?.sequence||(a=i.events.slice(i.from,i.to).map((e,t)=>({...e,text:e.message??Ne(e,i.events[i.from+t-1])}))),a));var s=Je();r(s,21,()=>e(o),e=>e.sequence,(t,r)=>{var i=qe();let a;var o=N(i),s=E(o,!0),c=F(o,2),l=E(c,!0),f=F(c,2),p=E(f,!0);n(i),j(t=>{a=T(i,1,`svelte-teg9s6`,null,a,{page:e(r).message==null,bad:e(r).status===`FAILED`}),d(s,e(r).sequence),I(c,`datetime`,e(r).at),d(l,t),d(p,e(r).text)},[()=>A(e(r).at)]),u(t,i)}),n(s),j(()=>I(s,`start`,i.from+1)),u(t,s),_()}var Xe=i(`<span class="svelte-15sezp"> </span>`),Ze=i(`<!>Pause`,1),Qe=i(`<!>Go on`,1),$e=i(`<!> <!>`,1),et=i(`<div class="scroller svelte-15sezp" role="log" aria-live="off" aria-label="Log" tabindex="0"></div>`);function tt(t,i){L(i,!0);let a=S(null),o=!0,c=null,p=x(()=>e(a)===null?i.events.length:Math.min(e(a),i.events.length)),m=x(()=>i.events.length-e(p)),g=x(()=>Array.from({length:Math.ceil(e(p)/50)},(e,t)=>t*50));C(()=>{e(p),o&&y().then(T)});function b(e){c=e;let t=new ResizeObserver(()=>o&&T());return t.observe(e),()=>{t.disconnect(),c=null}}function T(){c&&(c.scrollTop=c.scrollHeight)}function D(){c&&(o=c.scrollHeight-c.scrollTop-c.clientHeight<40)}X(t,{title:`Log`,flush:!0,actions:t=>{var n=$e(),r=v(n),o=t=>{var n=Xe(),r=E(n);j(e=>d(r,`${e??``} new`),[()=>e(m).toLocaleString()]),u(t,n)};s(r,t=>{e(a)!==null&&e(m)>0&&t(o)});var c=F(r,2),p=t=>{{let n=x(()=>e(a)!==null);K(t,{kind:`ghost`,get pressed(){return e(n)},onclick:()=>k(a,e(a)===null?i.events.length:null,!0),children:(t,n)=>{var r=f(),i=v(r),o=e=>{var t=Ze();Ke(v(t),{size:14,"aria-hidden":`true`}),l(),u(e,t)},c=e=>{var t=Qe(),n=v(t);he(n,{size:14,"aria-hidden":`true`}),l(),u(e,t)};s(i,t=>{e(a)===null?t(o):t(c,-1)}),u(t,r)},$$slots:{default:!0}})}},h=e=>{var t=Xe(),n=E(t);j(e=>d(n,`${e??``} events`),[()=>i.events.length.toLocaleString()]),u(e,t)};s(c,t=>{i.live||e(a)!==null?t(p):t(h,-1)}),u(t,n)},children:(t,a)=>{var o=et();r(o,20,()=>e(g),e=>e,(t,n)=>{{let r=x(()=>Math.min(n+50,e(p)));Ye(t,{get events(){return i.events},get from(){return n},get to(){return e(r)}})}}),n(o),w(o,()=>b),h(`scroll`,o,D),u(t,o)},$$slots:{actions:!0,default:!0}}),_()}var nt=50,rt=15e3,it=class{#e=S(null);get at(){return e(this.#e)}set at(e){k(this.#e,e,!0)}#t=S(!1);get playing(){return e(this.#t)}set playing(e){k(this.#t,e,!0)}#n;#r;constructor(e){this.#r=e}seek(e){this.pause(),this.at=e>=this.#r().length?null:e}toggle(){this.playing?this.pause():this.#i()}pause(){clearInterval(this.#n),this.playing=!1}#i(){let e=this.#r().map(e=>new Date(e.at).getTime()),[t,n]=[e[0]??0,e.at(-1)??0],r=Math.max((n-t)/rt,Math.min(1,(n-t)/4e3));this.at??=1;let i=e[this.at-1]??t;this.playing=!0,this.#n=setInterval(()=>{i+=nt*r;let t=e.findIndex(e=>e>i);t>=0?this.at=Math.max(t,this.at??1):(this.pause(),this.at=null)},nt)}},at=i(`<!>Pause`,1),ot=i(`<!>Replay`,1),st=i(`<div class="replay svelte-mn8kf" role="group" aria-label="Replay"><!> <input type="range" min="1" aria-label="Moment of the run" class="svelte-mn8kf"/> <output class="svelte-mn8kf"> </output></div>`);function ct(r,i){L(i,!0);let a=x(()=>i.replay.at??i.events.length),o=x(()=>`Event ${e(a)} of ${i.events.length}, ${A(i.events[e(a)-1]?.at??0)}`);var m=st(),h=N(m);K(h,{onclick:()=>i.replay.toggle(),children:(e,t)=>{var n=f(),r=v(n),a=e=>{var t=at();Ke(v(t),{size:14,"aria-hidden":`true`}),l(),u(e,t)},o=e=>{var t=ot(),n=v(t);he(n,{size:14,"aria-hidden":`true`}),l(),u(e,t)};s(r,e=>{i.replay.playing?e(a):e(o,-1)}),u(e,n)},$$slots:{default:!0}});var g=F(h,2);t(g);var y=F(g,2),b=E(y,!0);n(m),j(()=>{I(g,`max`,i.events.length),c(g,e(a)),I(g,`aria-valuetext`,e(o)),d(b,e(o))}),p(`input`,g,e=>i.replay.seek(Number(e.currentTarget.value))),u(r,m),_()}m([`input`]);var $=class extends String{__apiType;value;__meta__;constructor(e,t){super(e),this.value=e,this.__meta__=t}toString(){return this.value}};new $(`
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
    `,{fragmentName:`RunEvent`});var lt=new $(`
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
  judgedCount
  botCount
  matchedCount
  progress {
    run
  }
}`),ut=new $(`
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
}`),dt=new $(`
    mutation RunCancel($id: ID!) {
  cancelSync(syncRunId: $id) {
    userErrors {
      message
    }
  }
}
    `),ft=new $(`
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
    `),pt=new $(`
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
    `),mt=50,ht=class{id;resource=new le(e=>this.#s(e));#e=S([]);get events(){return e(this.#e)}set events(e){k(this.#e,e)}#t=S(null);get state(){return e(this.#t)}set state(e){k(this.#t,e)}#n=x(()=>this.resource.data?.syncRun??null);get run(){return e(this.#n)}set run(e){k(this.#n,e)}#r=x(()=>this.state?.status===`COMPLETED`||this.state?.status===`FAILED`);get ended(){return e(this.#r)}set ended(e){k(this.#r,e)}#i=[];#a;#o=null;constructor(e){this.id=e}async#s(e){let t=await W(lt,{id:this.id},e);return t.syncRun&&this.#o===null&&(this.events=t.syncRun.events,this.state=t.syncRun,this.#c(t.syncRun)),t}#c(e){let t={id:this.id,after:e.events.at(-1)?.sequence??0};this.#o=this.ended&&t.after>=e.lastSequence?()=>{}:ce(ut,t,{next:({syncRunProgress:e})=>{e.sequence<=t.after||(t.after=e.sequence,this.#i.push(e),this.#a??=setTimeout(()=>this.#l(),mt))},error:()=>this.#u(),complete:()=>{this.#l(),this.resource.load()}})}#l(){clearTimeout(this.#a),this.#a=void 0;let e=this.#i.at(-1);e!==void 0&&(this.events=[...this.events,...this.#i.map(({syncRun:e,...t})=>t)],this.state=e.syncRun,this.#i=[])}#u(){this.#o=null,this.#i=[],this.resource.load()}async cancel(){let{cancelSync:e}=await W(dt,{id:this.id});return e.userErrors[0]?.message??null}async again(e){let t={trackedAccountId:e.trackedAccount.id,savedSearchId:e.savedSearch?.id??null},{syncRun:n,userErrors:r}=e.source===`EXPLORE`?(await W(pt,{input:t})).rejudge:(await W(ft,{input:t})).startSync;return n??{refused:r[0]?.message??`The server gave no reason.`}}stop(){clearTimeout(this.#a),this.resource.stop(),this.#o?.()}},gt=i(`<span></span>`),_t=i(`<!> `,1),vt=i(`<li><span class="name svelte-15t0d61"> </span> <span class="track svelte-15t0d61" aria-hidden="true"><!></span> <span class="took svelte-15t0d61"> </span> <span class="found svelte-15t0d61"><!></span></li>`),yt=i(`<ol aria-label="Stages, with how long each took" class="svelte-15t0d61"><!> <li class="total svelte-15t0d61"><span class="name svelte-15t0d61">All</span> <span class="track axis svelte-15t0d61" aria-hidden="true"></span> <span class="took svelte-15t0d61"> </span> <span class="found svelte-15t0d61"></span></li></ol>`);function bt(t,i){L(i,!0);let a=x(()=>i.events.at(-1)),c=x(()=>Ee(i.events)),f=x(()=>Q(i.events)??i.clock),p=x(()=>e(c)===null?0:Math.max(e(f)-e(c),1)),m=x(()=>e(c)===null?0:Math.max((i.whole??e(f))-e(c),1)),h=x(()=>Te(i.events)),g=x(()=>e(a).status===`FAILED`),y=t=>t.from===null?null:(t.to??e(f))-t.from,b=t=>e(m)>0?t/e(m)*100:0;var S=yt(),C=N(S);r(C,17,()=>e(h),e=>e.stage,(t,r)=>{let l=x(()=>y(e(r))),f=x(()=>je(e(r).stage,e(a))),p=x(()=>e(r).from!==null&&e(r).to===null);var m=vt();let h;var _=N(m),S=E(_,!0),C=F(_,2),w=N(C),D=t=>{var n=gt();let s,d;j((t,c)=>{s=T(n,1,`bar svelte-15t0d61`,null,s,{busy:e(p)&&!i.waits,waits:e(p)&&i.waits,failed:e(g)&&e(r).stage===e(a).stage}),d=o(n,``,d,{left:t,width:c})},[()=>`${b(e(r).from-e(c))??``}%`,()=>`${b(e(l))??``}%`]),u(t,n)};s(w,t=>{e(r).from!==null&&e(c)!==null&&e(l)!==null&&t(D)}),n(C);var O=F(C,2),k=E(O,!0),A=F(O,2),P=N(A),I=t=>{var n=_t(),r=v(n);Y(r,{get value(){return e(f).value}});var i=F(r);j(()=>d(i,` ${e(f).words??``}`)),u(t,n)};s(P,t=>{e(f)&&e(r).from!==null&&t(I)}),n(A),n(m),j(t=>{h=T(m,1,`svelte-15t0d61`,null,h,{todo:e(r).from===null}),d(S,H[e(r).stage]),d(k,t)},[()=>e(l)===null?`–`:M(e(l))]),u(t,m)});var w=F(C,2),D=F(N(w),4),O=E(D,!0);l(2),n(w),n(S),j(e=>d(O,e),[()=>e(c)===null?`–`:M(e(p))]),u(t,S),_()}var xt=i(`<h1 class="hidden-visually"> </h1> <!>`,1),St=i(`<p class="note wait svelte-8zi4io">The network takes no more calls for now. The run goes on by itself in <strong><!></strong>.</p>`),Ct=i(`<p class="note svelte-8zi4io">The run is queued, and starts as soon as a worker is free. It survives anything.</p>`),wt=i(`<p class="note bad svelte-8zi4io"><strong> </strong> </p>`),Tt=i(`<div class="screen svelte-8zi4io"><!> <!> <!> <!> <!> <!> <div class="pair svelte-8zi4io"><!> <!></div> <div class="pair svelte-8zi4io"><!> <!></div></div>`);function Et(t,r){L(r,!0);let i=new ht(P(()=>r.id)),o=new it(()=>i.events),c=x(()=>o.at===null?i.events:i.events.slice(0,o.at)),p=x(()=>e(c).at(-1)),m=x(()=>Q(e(c))!==null),g=x(()=>o.at!==null||e(m)?new Date(e(p)?.at??0).getTime():Math.max(se(),new Date(e(p)?.at??0).getTime())),y=x(()=>i.state?.waitingUntil!=null&&!i.ended&&new Date(i.state.waitingUntil).getTime()>e(g));D(()=>(i.resource.load(),()=>{o.pause(),i.stop()}));let b=x(()=>{let e=i.events.at(-1);return e?e.status===`COMPLETED`?`Completed: ${e.candidatesPassedCount} good ones`:e.status===`FAILED`?`The run failed`:e.stage?H[e.stage]:`Queued`:``});C(()=>{e(b)&&R(e(b))});function S(e){z(e)||e.defaultPrevented||(e.key===`Escape`?ee.go(`/runs`):e.key===` `&&i.ended&&!e.target.closest(`button, a, input`)&&(e.preventDefault(),o.toggle()))}var w=f();h(`keydown`,O,S);var T=v(w),k=e=>{B(e,{whole:!0,title:`There is no such run`,action:e=>{K(e,{href:`/runs`,children:(e,t)=>{l();var n=a(`All runs`);u(e,n)},$$slots:{default:!0}})},children:(e,t)=>{l();var n=a(`It does not exist, or it is somebody else's.`);u(e,n)},$$slots:{action:!0,default:!0}})},A=e=>{var t=xt(),n=v(t),a=E(n),o=F(n,2),c=e=>{J(e,{get error(){return i.resource.error},get onretry(){return i.resource.load},get busy(){return i.resource.loading}})},l=e=>{ue(e,{lines:9})};s(o,e=>{i.resource.error?e(c):e(l,-1)}),j(()=>d(a,`Run ${r.id??``}`)),u(e,t)},M=t=>{var r=Tt(),a=N(r);We(a,{get live(){return i},get run(){return i.run},get state(){return i.state},get status(){return e(p).status},get waits(){return e(y)}});var f=F(a,2),m=t=>{V(t,{get done(){return e(p).progress.run},label:`Done of the run`})};s(f,t=>{e(p).status===`RUNNING`&&t(m)});var h=F(f,2),_=e=>{var t=St(),r=F(N(t)),a=N(r);q(a,{get until(){return i.state.waitingUntil}}),n(r),l(),n(t),u(e,t)},v=e=>{var t=Ct();u(e,t)},b=e=>{var t=wt(),r=N(t),a=E(r),o=F(r);n(t),j(()=>{d(a,`${i.state.errorCode===`CANCELLED`?`Cancelled`:`Failed`}:`),d(o,` ${i.state.errorMessage??``}`)}),u(e,t)};s(h,t=>{e(y)&&i.state.waitingUntil?t(_):e(p).status===`QUEUED`?t(v,1):e(p).status===`FAILED`&&i.state.errorMessage&&t(b,2)});var S=F(h,2),C=e=>{J(e,{get error(){return i.resource.error},get onretry(){return i.resource.load},get busy(){return i.resource.loading}})};s(S,e=>{i.resource.error&&e(C)});var w=F(S,2),T=e=>{ct(e,{get replay(){return o},get events(){return i.events}})};s(w,e=>{i.ended&&i.events.length>1&&e(T)});var D=F(w,2);ye(D,{get event(){return e(p)},get run(){return i.run},get state(){return i.state}});var O=F(D,2),k=N(O);X(k,{title:`Stages`,children:(t,n)=>{{let n=x(()=>Q(i.events));bt(t,{get events(){return e(c)},get clock(){return e(g)},get waits(){return e(y)},get whole(){return e(n)}})}},$$slots:{default:!0}});var A=F(k,2);X(A,{title:`From seen to good`,children:(t,n)=>{Le(t,{get event(){return e(p)}})},$$slots:{default:!0}}),n(O);var M=F(O,2),P=N(M);{let t=x(()=>!i.ended);tt(P,{get events(){return e(c)},get live(){return e(t)}})}var I=F(P,2);X(I,{title:`Best of this run`,flush:!0,children:(e,t)=>{Ce(e,{get run(){return i.run},get ended(){return i.ended}})},$$slots:{default:!0}}),n(M),n(r),u(t,r)};s(T,t=>{i.resource.data&&i.run===null?t(k):i.run===null||i.state===null||e(p)===void 0?t(A,1):t(M,-1)}),u(t,w),_()}export{Et as default};