import{$ as e,B as t,C as n,Ct as r,D as i,H as a,J as o,L as s,O as c,P as l,Q as u,S as d,U as f,W as p,X as m,Y as h,_ as g,at as _,ct as v,dt as y,et as b,g as x,h as S,it as C,mt as w,nt as T,ot as E,p as D,pt as O,q as k,r as A,rt as j,s as M,st as N,vt as P,w as F,wt as I,yt as L}from"./format-Dp83eJf0.js";import{a as ee,i as te,n as R,r as z,t as B}from"./index-sCSKJOxm.js";import{a as V,i as ne,n as H,o as U,r as re}from"./words-Cujr3T8z.js";import{c as W,f as ie,g as ae,m as G,n as K,o as oe,r as se,t as ce}from"./Countdown-CoPBWTCw.js";import{a as q,i as le,n as J,r as Y,t as ue}from"./RelativeTime-GQ917O3p.js";import{t as de}from"./Meter-B18zjQFV.js";import{t as fe}from"./Avatar-BP7aaM1d.js";import{t as pe}from"./external-link-BI5TPjL8.js";import{t as me}from"./StatusPill-IbGlRvys.js";import{t as he}from"./play-B8ELUaFc.js";var ge=p(`<div class="svelte-6nl3gn"><dt class="svelte-6nl3gn"> </dt> <dd><!></dd></div>`),_e=p(`<dd class="note svelte-6nl3gn"><!> <!> read; a run may cost <!></dd>`),ve=p(`<dl class="svelte-6nl3gn"><!> <div class="svelte-6nl3gn"><dt class="svelte-6nl3gn">Cost</dt> <dd class="svelte-6nl3gn"><!></dd> <!></div></dl>`);function ye(e,n){L(n,!0);let r=w(()=>[{name:`New followers`,value:n.event.newFollowersCount},{name:`Refreshed`,value:n.event.deepCrawlCount},{name:`Completed profiles`,value:n.event.backfilledCount},{name:`New likers`,value:n.event.likersCount},{name:`Good ones`,value:n.event.candidatesPassedCount,good:!0}]),i=w(()=>n.run.trackedAccount.estimate.maxCostUsd);var o=ve(),d=_(o);l(d,17,()=>u(r),({name:e,value:t,good:n})=>e,(e,n)=>{let r=()=>u(n).name,i=()=>u(n).value,o=()=>u(n).good;var s=ge(),l=_(s),d=N(l,!0),f=v(l,2);let p;var m=_(f);J(m,{get value(){return i()}}),I(f),I(s),T(()=>{t(d,r()),p=c(f,1,`svelte-6nl3gn`,null,p,{good:o()})}),a(e,s)});var f=v(d,2),p=v(_(f),2),m=_(p);J(m,{get value(){return n.state.estimatedCostUsd},as:`money`}),I(p);var h=v(p,2),g=e=>{var t=_e(),r=_(t);{let e=w(()=>Math.max(u(i),n.state.estimatedCostUsd));de(r,{get value(){return n.state.estimatedCostUsd},get max(){return u(e)},label:`Spent of the budget of a run`})}var o=v(r,2);J(o,{get value(){return n.state.resourcesUsed}});var s=v(o,2);J(s,{get value(){return u(i)},as:`money`}),I(t),a(e,t)};s(h,e=>{n.run.source!==`EXPLORE`&&u(i)>0&&e(g)}),I(f),I(o),a(e,o),P()}var be=p(`<li class="svelte-kom9mj"><!> <div><a target="_blank" rel="noopener noreferrer" class="svelte-kom9mj"><bdi> </bdi></a> <p class="svelte-kom9mj"><bdi> </bdi></p></div> <span class="muted svelte-kom9mj"><!></span></li>`),xe=p(`<p class="all svelte-kom9mj"><a>All <!> of this run</a></p>`),Se=p(`<ul></ul> <!>`,1);function Ce(e,i){L(i,!0);let o=e=>/^https?:\/\//i.test(e)?e:void 0;var c=f(),d=E(c),p=e=>{{let t=w(()=>i.ended?`Nobody passed`:`Nobody yet`);B(e,{get title(){return u(t)},children:(e,t)=>{var n=f(),r=E(n),o=e=>{var t=k(`People are judged when all profiles are read.`);a(e,t)},c=e=>{var t=k(`The account has no search, so nobody was judged.`);a(e,t)},l=e=>{var t=k(`Nobody new matched the search and its filters.`);a(e,t)};s(r,e=>{i.ended?i.run.savedSearch?e(l,-1):e(c,1):e(o)}),a(e,n)},$$slots:{default:!0}})}},m=e=>{var c=Se(),d=E(c);l(d,21,()=>i.run.candidates.edges,({node:e})=>e.id,(e,r)=>{let i=()=>u(r).node;var s=be(),c=_(s);{let e=w(()=>i().person.name||i().person.handle);fe(c,{get src(){return i().person.profileImageUrl},get name(){return u(e)}})}var l=v(c,2),d=_(l),f=_(d),p=N(f,!0);I(d);var m=v(d,2),h=_(m),g=N(h,!0);I(m),I(l);var y=v(l,2),b=_(y);J(b,{get value(){return i().person.followersCount},as:`compact`}),I(y),I(s),T(e=>{n(d,`href`,e),t(p,i().person.name||`@${i().person.handle}`),t(g,i().matchReasons[0]?.text??`@${i().person.handle}`)},[()=>o(i().person.profileUrl)]),a(e,s)}),I(d);var f=v(d,2),p=e=>{var t=xe(),o=_(t),s=v(_(o));J(s,{get value(){return i.run.candidates.totalCount}}),r(),I(o),I(t),T(e=>n(o,`href`,`/people?run=${e??``}`),[()=>encodeURIComponent(i.run.databaseId)]),a(e,t)},m=w(()=>H(`/people`));s(f,e=>{u(m)&&e(p)}),a(e,c)};s(d,e=>{i.run.candidates.edges.length===0?e(p):e(m,-1)}),a(e,c),P()}var X=e=>new Date(e.at).getTime(),we=e=>e?.status===`COMPLETED`||e?.status===`FAILED`;function Te(e){let t=new Map;for(let n of e)n.stage&&!t.has(n.stage)&&t.set(n.stage,X(n));let n=e.at(-1),r=n&&we(n)?X(n):null;return U.map((e,n)=>{let i=t.get(e)??null,a=U.slice(n+1).find(e=>t.has(e)),o=a?t.get(a)??null:r;return{stage:e,from:i,to:i===null?null:o}})}function Ee(e){let t=e.find(e=>e.status!==`QUEUED`);return t?X(t):null}function Z(e){let t=e.at(-1);return t&&we(t)?X(t):null}var De=e=>e.newFollowersCount+e.deepCrawlCount+e.likersCount,Q=e=>e.candidatesPassedCount+e.tierFilteredCount+e.genderFilteredCount;function Oe(e,t){switch(e){case`FETCH_FOLLOWERS`:return{value:t.newFollowersCount,words:`new`};case`DEEP_CRAWL`:return{value:t.deepCrawlCount,words:`refreshed`};case`BACKFILL`:return{value:t.backfilledCount,words:`completed`};case`LIKERS`:return{value:t.likersCount,words:`likers`};case`CLASSIFY`:return null;case`FILTER`:return{value:t.candidatesPassedCount,words:`good ones`}}}var ke=[[`newFollowersCount`,`new followers`],[`deepCrawlCount`,`refreshed`],[`backfilledCount`,`completed`],[`likersCount`,`likers`],[`candidatesPassedCount`,`good ones`],[`tierFilteredCount`,`dropped by size`],[`genderFilteredCount`,`dropped by gender`]];function Ae(e,t){let n=ke.flatMap(([n,r])=>{let i=e[n]-(t?.[n]??0);return i>0?[`+${i.toLocaleString()} ${r}`]:[]});return n.length>0?n.join(`, `):e.status===t?.status?e.stage===`CLASSIFY`?`Some people judged`:`Nothing new in this step`:{QUEUED:`Queued`,RUNNING:`Taken by a worker`,COMPLETED:`Completed`,FAILED:`Failed`}[e.status]}var je=p(`−<!><span class="hidden-visually">dropped</span>`,1),Me=p(`<li><span class="name"> </span> <span class="dropped svelte-3uej57"><!></span> <span class="value svelte-3uej57"><!></span> <span class="track svelte-3uej57" aria-hidden="true"><span class="svelte-3uej57"></span></span></li>`),Ne=p(`<ol class="svelte-3uej57"></ol>`);function Pe(e,o){L(o,!0);let d=w(()=>[{name:`Seen`,title:`New followers, refreshed ones and new likers`,value:Math.max(De(o.event),Q(o.event)),dropped:0},{name:`Match the search`,title:`Judged full or maybe; also people known from before`,value:Q(o.event),dropped:0},{name:`Right size`,title:`In the follower-count tiers of the search`,value:Q(o.event)-o.event.tierFilteredCount,dropped:o.event.tierFilteredCount},{name:`Right gender`,title:`Of the genders of the search`,value:o.event.candidatesPassedCount,dropped:o.event.genderFilteredCount},{name:`Good ones`,title:`Passed every filter`,value:o.event.candidatesPassedCount,dropped:0}]),f=w(()=>Math.max(1,...u(d).map(e=>e.value)));var p=Ne();l(p,23,()=>u(d),e=>e.name,(e,o,l)=>{var p=Me();let m;var h=_(p),g=N(h,!0),y=v(h,2),b=_(y),x=e=>{var t=je(),n=v(E(t));J(n,{get value(){return u(o).dropped}}),r(),a(e,t)};s(b,e=>{u(o).dropped>0&&e(x)}),I(y);var S=v(y,2),C=_(S);J(C,{get value(){return u(o).value}}),I(S);var w=v(S,2),D=_(w);let O;I(w),I(p),T(()=>{n(p,`title`,u(o).title),m=c(p,1,`svelte-3uej57`,null,m,{last:u(l)===u(d).length-1}),t(g,u(o).name),O=i(D,``,O,{width:`${u(o).value/u(f)*100}%`})}),a(e,p)}),I(p),a(e,p),P()}var Fe=p(`<a target="_blank" rel="noopener noreferrer" class="svelte-h2nqw1"> <!></a> ·`,1),Ie=p(`search <bdi> </bdi>`,1),Le=p(`<p class="refused svelte-h2nqw1" role="alert"> </p>`),Re=p(`<!> <!>`,1),ze=p(`<p class="svelte-h2nqw1">It ends now. What it has found until here stays, and so does what it has cost.</p>`),Be=p(`<nav aria-label="Where you are" class="svelte-h2nqw1"><a href="/runs">Runs</a> <span aria-hidden="true">/</span> </nav> <header class="svelte-h2nqw1"><!> <div class="words svelte-h2nqw1"><h1 class="svelte-h2nqw1"><bdi> </bdi> <!></h1> <p class="svelte-h2nqw1"><!> <!> · <!></p></div> <div class="actions"><!></div></header> <!> <!>`,1);function Ve(e,i){L(i,!0);let o={X:`X`,BLUESKY:`Bluesky`},c=w(()=>/^https?:\/\//i.test(i.run.trackedAccount.profileUrl)?i.run.trackedAccount.profileUrl:void 0),l=O(!1),d=O(!1),f=O(null);async function p(e){y(d,!0),y(f,null);try{y(f,await e(),!0)}catch(e){y(f,ie(e),!0)}finally{y(d,!1),y(l,!1)}}let m=()=>p(()=>i.live.cancel()),h=()=>p(async()=>{let e=await i.live.again(i.run);return`refused`in e?e.refused:(te.go(re(e)),null)});var g=Be(),b=E(g),x=v(_(b),3);I(b);var S=v(b,2),C=_(S);fe(C,{get src(){return i.run.trackedAccount.profileImageUrl},get name(){return i.run.trackedAccount.handle},size:40});var D=v(C,2),A=_(D),j=_(A),M=N(j),F=v(j,2);me(F,{get status(){return i.status},get waiting(){return i.waits}}),I(A);var R=v(A,2),z=_(R),B=e=>{var s=Fe(),l=E(s),d=_(l,!0),f=v(d);pe(f,{size:12,"aria-hidden":`true`}),I(l),r(),T(()=>{n(l,`href`,u(c)),t(d,o[i.run.trackedAccount.network])}),a(e,s)};s(z,e=>{u(c)&&e(B)});var V=v(z),H=v(V);ue(H,{get time(){return i.run.triggeredAt}});var U=v(H,2),W=e=>{var n=Ie(),r=v(E(n)),o=N(r,!0);T(()=>t(o,i.run.savedSearch.name)),a(e,n)},ae=e=>{var t=k(`no search, so nobody is judged`);a(e,t)};s(U,e=>{i.run.savedSearch?e(W):e(ae,-1)}),I(R),I(D);var G=v(D,2),oe=_(G),se=e=>{K(e,{kind:`danger`,onclick:()=>y(l,!0),children:(e,t)=>{r();var n=k(`Cancel run`);a(e,n)},$$slots:{default:!0}})},ce=e=>{K(e,{get busy(){return u(d)},onclick:h,children:(e,n)=>{r();var o=k();T(()=>t(o,i.run.source===`EXPLORE`?`Judge again`:`Sync again`)),a(e,o)},$$slots:{default:!0}})};s(oe,e=>{i.state.isCancellable?e(se):i.run.trackedAccount.isActive&&e(ce,1)}),I(G),I(S);var q=v(S,2),le=e=>{var n=Le(),r=N(n,!0);T(()=>t(r,u(f))),a(e,n)};s(q,e=>{u(f)&&e(le)});var J=v(q,2);ee(J,{title:`Cancel this run?`,get open(){return u(l)},set open(e){y(l,e,!0)},actions:e=>{var t=Re(),n=E(t);K(n,{onclick:()=>y(l,!1),children:(e,t)=>{r();var n=k(`Let it run`);a(e,n)},$$slots:{default:!0}});var i=v(n,2);K(i,{kind:`danger`,get busy(){return u(d)},onclick:m,children:(e,t)=>{r();var n=k(`Cancel run`);a(e,n)},$$slots:{default:!0}}),a(e,t)},children:(e,t)=>{var n=ze();a(e,n)},$$slots:{actions:!0,default:!0}}),T(()=>{t(x,` ${i.run.databaseId??``}`),t(M,`@${i.run.trackedAccount.handle??``}`),t(V,` ${ne[i.run.source]??``} `)}),a(e,g),P()}var He=new Set([`$$slots`,`$$events`,`$$legacy`]);function Ue(e,t){let n=S(t,He),r={name:`pause`,size:24,node:[[`rect`,{x:`14`,y:`3`,width:`5`,height:`18`,rx:`1`}],[`rect`,{x:`5`,y:`3`,width:`5`,height:`18`,rx:`1`}]]};ae(e,x(()=>n,{get icon(){return r}}))}var We=p(`<li><span class="sequence svelte-teg9s6"> </span> <time class="svelte-teg9s6"> </time> <bdi class="svelte-teg9s6"> </bdi></li>`),Ge=p(`<ol class="svelte-teg9s6"></ol>`);function Ke(e,r){L(r,!0);let i=[],o=w(()=>(i.length===r.to-r.from&&i.at(-1)?.sequence===r.events[r.to-1]?.sequence||(i=r.events.slice(r.from,r.to).map((e,t)=>({...e,text:e.message??Ae(e,r.events[r.from+t-1])}))),i));var s=Ge();l(s,21,()=>u(o),e=>e.sequence,(e,r)=>{var i=We();let o;var s=_(i),l=N(s,!0),d=v(s,2),f=N(d,!0),p=v(d,2),m=N(p,!0);I(i),T(e=>{o=c(i,1,`svelte-teg9s6`,null,o,{page:u(r).message==null,bad:u(r).status===`FAILED`}),t(l,u(r).sequence),n(d,`datetime`,u(r).at),t(f,e),t(m,u(r).text)},[()=>A(u(r).at)]),a(e,i)}),I(s),T(()=>n(s,`start`,r.from+1)),a(e,s),P()}var qe=p(`<span class="svelte-15sezp"> </span>`),Je=p(`<!>Pause`,1),Ye=p(`<!>Go on`,1),Xe=p(`<!> <!>`,1),Ze=p(`<div class="scroller svelte-15sezp" role="log" aria-live="off" aria-label="Log" tabindex="0"></div>`);function Qe(n,i){L(i,!0);let o=O(null),c=!0,d,p=w(()=>u(o)===null?i.events.length:Math.min(u(o),i.events.length)),h=w(()=>i.events.length-u(p)),_=w(()=>Array.from({length:Math.ceil(u(p)/50)},(e,t)=>t*50));j(()=>{u(p),c&&e().then(()=>d.scrollTop=d.scrollHeight)});let b=()=>c=d.scrollHeight-d.scrollTop-d.clientHeight<40;Y(n,{title:`Log`,flush:!0,actions:e=>{var n=Xe(),c=E(n),l=e=>{var n=qe(),r=N(n);T(e=>t(r,`${e??``} new`),[()=>u(h).toLocaleString()]),a(e,n)};s(c,e=>{u(o)!==null&&u(h)>0&&e(l)});var d=v(c,2),p=e=>{{let t=w(()=>u(o)!==null);K(e,{kind:`ghost`,get pressed(){return u(t)},onclick:()=>y(o,u(o)===null?i.events.length:null,!0),children:(e,t)=>{var n=f(),i=E(n),c=e=>{var t=Je();Ue(E(t),{size:14,"aria-hidden":`true`}),r(),a(e,t)},l=e=>{var t=Ye(),n=E(t);he(n,{size:14,"aria-hidden":`true`}),r(),a(e,t)};s(i,e=>{u(o)===null?e(c):e(l,-1)}),a(e,n)},$$slots:{default:!0}})}},m=e=>{var n=qe(),r=N(n);T(e=>t(r,`${e??``} events`),[()=>i.events.length.toLocaleString()]),a(e,n)};s(d,e=>{i.live||u(o)!==null?e(p):e(m,-1)}),a(e,n)},children:(e,t)=>{var n=Ze();l(n,20,()=>u(_),e=>e,(e,t)=>{{let n=w(()=>Math.min(t+50,u(p)));Ke(e,{get events(){return i.events},get from(){return t},get to(){return u(n)}})}}),I(n),g(n,e=>d=e,()=>d),m(`scroll`,n,b),a(e,n)},$$slots:{actions:!0,default:!0}}),P()}var $e=50,et=15e3,tt=class{#e=O(null);get at(){return u(this.#e)}set at(e){y(this.#e,e,!0)}#t=O(!1);get playing(){return u(this.#t)}set playing(e){y(this.#t,e,!0)}#n;#r;constructor(e){this.#r=e}seek(e){this.pause(),this.at=e>=this.#r().length?null:e}toggle(){this.playing?this.pause():this.#i()}pause(){clearInterval(this.#n),this.playing=!1}#i(){let e=this.#r().map(e=>new Date(e.at).getTime()),[t,n]=[e[0]??0,e.at(-1)??0],r=Math.max((n-t)/et,Math.min(1,(n-t)/4e3));this.at??=1;let i=e[this.at-1]??t;this.playing=!0,this.#n=setInterval(()=>{i+=$e*r;let t=e.findIndex(e=>e>i);t>=0?this.at=Math.max(t,this.at??1):(this.pause(),this.at=null)},$e)}},nt=p(`<!>Pause`,1),rt=p(`<!>Replay`,1),it=p(`<div class="replay svelte-mn8kf" role="group" aria-label="Replay"><!> <input type="range" min="1" aria-label="Moment of the run" class="svelte-mn8kf"/> <output class="svelte-mn8kf"> </output></div>`);function at(e,i){L(i,!0);let o=w(()=>i.replay.at??i.events.length),c=w(()=>`Event ${u(o)} of ${i.events.length}, ${A(i.events[u(o)-1]?.at??0)}`);var l=it(),p=_(l);K(p,{onclick:()=>i.replay.toggle(),children:(e,t)=>{var n=f(),o=E(n),c=e=>{var t=nt();Ue(E(t),{size:14,"aria-hidden":`true`}),r(),a(e,t)},l=e=>{var t=rt(),n=E(t);he(n,{size:14,"aria-hidden":`true`}),r(),a(e,t)};s(o,e=>{i.replay.playing?e(c):e(l,-1)}),a(e,n)},$$slots:{default:!0}});var m=v(p,2);d(m);var g=v(m,2),y=N(g,!0);I(l),T(()=>{n(m,`max`,i.events.length),F(m,u(o)),n(m,`aria-valuetext`,u(c)),t(y,u(c))}),h(`input`,m,e=>i.replay.seek(Number(e.currentTarget.value))),a(e,l),P()}o([`input`]);var $=class extends String{__apiType;value;__meta__;constructor(e,t){super(e),this.value=e,this.__meta__=t}toString(){return this.value}};new $(`
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
    `),dt=50,ft=class{id;resource=new se(e=>this.#s(e));#e=O([]);get events(){return u(this.#e)}set events(e){y(this.#e,e)}#t=O(null);get state(){return u(this.#t)}set state(e){y(this.#t,e)}#n=w(()=>this.resource.data?.syncRun??null);get run(){return u(this.#n)}set run(e){y(this.#n,e)}#r=w(()=>this.state?.status===`COMPLETED`||this.state?.status===`FAILED`);get ended(){return u(this.#r)}set ended(e){y(this.#r,e)}#i=[];#a;#o=null;constructor(e){this.id=e}async#s(e){let t=await W(ot,{id:this.id},e);return t.syncRun&&this.#o===null&&(this.events=t.syncRun.events,this.state=t.syncRun,this.#c(t.syncRun)),t}#c(e){let t={id:this.id,after:e.events.at(-1)?.sequence??0};this.#o=this.ended&&t.after>=e.lastSequence?()=>{}:oe(st,t,{next:({syncRunProgress:e})=>{e.sequence<=t.after||(t.after=e.sequence,this.#i.push(e),this.#a??=setTimeout(()=>this.#l(),dt))},error:()=>this.#u(),complete:()=>{this.#l(),this.resource.load()}})}#l(){clearTimeout(this.#a),this.#a=void 0;let e=this.#i.at(-1);e!==void 0&&(this.events=[...this.events,...this.#i.map(({syncRun:e,...t})=>t)],this.state=e.syncRun,this.#i=[])}#u(){this.#o=null,this.#i=[],this.resource.load()}async cancel(){let{cancelSync:e}=await W(ct,{id:this.id});return e.userErrors[0]?.message??null}async again(e){let t={trackedAccountId:e.trackedAccount.id,savedSearchId:e.savedSearch?.id??null},{syncRun:n,userErrors:r}=e.source===`EXPLORE`?(await W(ut,{input:t})).rejudge:(await W(lt,{input:t})).startSync;return n??{refused:r[0]?.message??`The server gave no reason.`}}stop(){clearTimeout(this.#a),this.resource.stop(),this.#o?.()}},pt=p(`<span></span>`),mt=p(`<!> `,1),ht=p(`<li><span class="name svelte-15t0d61"> </span> <span class="track svelte-15t0d61" aria-hidden="true"><!></span> <span class="took svelte-15t0d61"> </span> <span class="found svelte-15t0d61"><!></span></li>`),gt=p(`<ol aria-label="Stages, with how long each took" class="svelte-15t0d61"><!> <li class="total svelte-15t0d61"><span class="name svelte-15t0d61">All</span> <span class="track axis svelte-15t0d61" aria-hidden="true"></span> <span class="took svelte-15t0d61"> </span> <span class="found svelte-15t0d61"></span></li></ol>`);function _t(e,n){L(n,!0);let o=w(()=>n.events.at(-1)),d=w(()=>Ee(n.events)),f=w(()=>Z(n.events)??n.clock),p=w(()=>u(d)===null?0:Math.max(u(f)-u(d),1)),m=w(()=>u(d)===null?0:Math.max((n.whole??u(f))-u(d),1)),h=w(()=>Te(n.events)),g=w(()=>u(o).status===`FAILED`),y=e=>e.from===null?null:(e.to??u(f))-e.from,b=e=>u(m)>0?e/u(m)*100:0;var x=gt(),S=_(x);l(S,17,()=>u(h),e=>e.stage,(e,r)=>{let l=w(()=>y(u(r))),f=w(()=>Oe(u(r).stage,u(o))),p=w(()=>u(r).from!==null&&u(r).to===null);var m=ht();let h;var x=_(m),S=N(x,!0),C=v(x,2),D=_(C),O=e=>{var t=pt();let s,f;T((e,a)=>{s=c(t,1,`bar svelte-15t0d61`,null,s,{busy:u(p)&&!n.waits,waits:u(p)&&n.waits,failed:u(g)&&u(r).stage===u(o).stage}),f=i(t,``,f,{left:e,width:a})},[()=>`${b(u(r).from-u(d))??``}%`,()=>`${b(u(l))??``}%`]),a(e,t)};s(D,e=>{u(r).from!==null&&u(d)!==null&&u(l)!==null&&e(O)}),I(C);var k=v(C,2),A=N(k,!0),j=v(k,2),P=_(j),F=e=>{var n=mt(),r=E(n);J(r,{get value(){return u(f).value}});var i=v(r);T(()=>t(i,` ${u(f).words??``}`)),a(e,n)};s(P,e=>{u(f)&&u(r).from!==null&&e(F)}),I(j),I(m),T(e=>{h=c(m,1,`svelte-15t0d61`,null,h,{todo:u(r).from===null}),t(S,V[u(r).stage]),t(A,e)},[()=>u(l)===null?`–`:M(u(l))]),a(e,m)});var C=v(S,2),D=v(_(C),4),O=N(D,!0);r(2),I(C),I(x),T(e=>t(O,e),[()=>u(d)===null?`–`:M(u(p))]),a(e,x),P()}var vt=p(`<h1 class="hidden-visually"> </h1> <!>`,1),yt=p(`<p class="note wait svelte-8zi4io">The network takes no more calls for now. The run goes on by itself in <strong><!></strong>.</p>`),bt=p(`<p class="note svelte-8zi4io">The run is queued, and starts as soon as a worker is free. It survives anything.</p>`),xt=p(`<p class="note bad svelte-8zi4io"><strong> </strong> </p>`),St=p(`<div class="screen svelte-8zi4io"><!> <!> <!> <!> <!> <div class="pair svelte-8zi4io"><!> <!></div> <div class="pair svelte-8zi4io"><!> <!></div></div>`);function Ct(e,n){L(n,!0);let i=new ft(b(()=>n.id)),o=new tt(()=>i.events),c=w(()=>o.at===null?i.events:i.events.slice(0,o.at)),l=w(()=>u(c).at(-1)),d=w(()=>Z(u(c))!==null),p=w(()=>o.at!==null||u(d)?new Date(u(l)?.at??0).getTime():Math.max(G(),new Date(u(l)?.at??0).getTime())),h=w(()=>i.state?.waitingUntil!=null&&!i.ended&&new Date(i.state.waitingUntil).getTime()>u(p));D(()=>(i.resource.load(),()=>{o.pause(),i.stop()}));let g=w(()=>{let e=i.events.at(-1);return e?e.status===`COMPLETED`?`Completed: ${e.candidatesPassedCount} good ones`:e.status===`FAILED`?`The run failed`:e.stage?V[e.stage]:`Queued`:``});j(()=>{u(g)&&z(u(g))});function y(e){R(e)||e.defaultPrevented||(e.key===`Escape`?te.go(`/runs`):e.key===` `&&i.ended&&!e.target.closest(`button, a, input`)&&(e.preventDefault(),o.toggle()))}var x=f();m(`keydown`,C,y);var S=E(x),O=e=>{B(e,{whole:!0,title:`There is no such run`,action:e=>{K(e,{href:`/runs`,children:(e,t)=>{r();var n=k(`All runs`);a(e,n)},$$slots:{default:!0}})},children:(e,t)=>{r();var n=k(`It does not exist, or it is somebody else's.`);a(e,n)},$$slots:{action:!0,default:!0}})},A=e=>{var r=vt(),o=E(r),c=N(o),l=v(o,2),u=e=>{q(e,{get error(){return i.resource.error},get onretry(){return i.resource.load},get busy(){return i.resource.loading}})},d=e=>{le(e,{lines:9})};s(l,e=>{i.resource.error?e(u):e(d,-1)}),T(()=>t(c,`Run ${n.id??``}`)),a(e,r)},M=e=>{var n=St(),d=_(n);Ve(d,{get live(){return i},get run(){return i.run},get state(){return i.state},get status(){return u(l).status},get waits(){return u(h)}});var f=v(d,2),m=e=>{var t=yt(),n=v(_(t)),o=_(n);ce(o,{get until(){return i.state.waitingUntil}}),I(n),r(),I(t),a(e,t)},g=e=>{var t=bt();a(e,t)},y=e=>{var n=xt(),r=_(n),o=N(r),s=v(r);I(n),T(()=>{t(o,`${i.state.errorCode===`CANCELLED`?`Cancelled`:`Failed`}:`),t(s,` ${i.state.errorMessage??``}`)}),a(e,n)};s(f,e=>{u(h)&&i.state.waitingUntil?e(m):u(l).status===`QUEUED`?e(g,1):u(l).status===`FAILED`&&i.state.errorMessage&&e(y,2)});var b=v(f,2),x=e=>{q(e,{get error(){return i.resource.error},get onretry(){return i.resource.load},get busy(){return i.resource.loading}})};s(b,e=>{i.resource.error&&e(x)});var S=v(b,2),C=e=>{at(e,{get replay(){return o},get events(){return i.events}})};s(S,e=>{i.ended&&i.events.length>1&&e(C)});var E=v(S,2);ye(E,{get event(){return u(l)},get run(){return i.run},get state(){return i.state}});var D=v(E,2),O=_(D);Y(O,{title:`Stages`,children:(e,t)=>{{let t=w(()=>Z(i.events));_t(e,{get events(){return u(c)},get clock(){return u(p)},get waits(){return u(h)},get whole(){return u(t)}})}},$$slots:{default:!0}});var k=v(O,2);Y(k,{title:`From seen to good`,children:(e,t)=>{Pe(e,{get event(){return u(l)}})},$$slots:{default:!0}}),I(D);var A=v(D,2),j=_(A);{let e=w(()=>!i.ended);Qe(j,{get events(){return u(c)},get live(){return u(e)}})}var M=v(j,2);Y(M,{title:`Best of this run`,flush:!0,children:(e,t)=>{Ce(e,{get run(){return i.run},get ended(){return i.ended}})},$$slots:{default:!0}}),I(A),I(n),a(e,n)};s(S,e=>{i.resource.data&&i.run===null?e(O):i.run===null||i.state===null||u(l)===void 0?e(A,1):e(M,-1)}),a(e,x),P()}export{Ct as default};