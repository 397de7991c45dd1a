import{$ as e,A as t,B as n,D as r,Dt as i,E as a,F as o,G as s,I as c,J as l,L as u,Ot as d,Q as f,S as p,Tt as m,V as h,Z as g,_t as _,at as v,bt as y,c as b,ct as x,dt as S,et as C,ft as w,g as T,gt as E,ht as D,it as O,j as k,k as A,lt as j,mt as M,n as N,o as P,ot as F,p as I,pt as ee,r as L,rt as R,t as z,ut as B,v as V,w as te,wt as H,xt as U,yt as W}from"./Countdown-CEhdvqAJ.js";import{i as ne,n as re,r as ie,t as G}from"./index-225p7pDX.js";import{a as ae,i as oe,o as K,r as se,s as q,t as ce}from"./StatusPill-C9xU7wzj.js";import{i as J,n as Y,r as le,t as ue}from"./RelativeTime-DvPO99Kt.js";import{t as de}from"./Meter-VtReFIyL.js";import{t as X}from"./Number-S5Kj8Tk6.js";import{t as fe}from"./Avatar-CNyOQNJP.js";import{t as pe}from"./external-link-TFiFUnRy.js";import{t as me}from"./play-C67JPuMK.js";var he=C(`<div class="svelte-6nl3gn"><dt class="svelte-6nl3gn"> </dt> <dd><!></dd></div>`),ge=C(`<dd class="note svelte-6nl3gn"><!> <!> read; a run may cost <!></dd>`),_e=C(`<dl class="svelte-6nl3gn"><!> <div class="svelte-6nl3gn"><dt class="svelte-6nl3gn">Cost</dt> <dd class="svelte-6nl3gn"><!></dd> <!></div></dl>`);function ve(e,t){m(t,!0);let n=U(()=>[{name:`New followers`,value:t.event.newFollowersCount},{name:`Refreshed`,value:t.event.deepCrawlCount},{name:`Completed profiles`,value:t.event.backfilledCount},{name:`New likers`,value:t.event.likersCount},{name:`Good ones`,value:t.event.candidatesPassedCount,good:!0}]),r=U(()=>t.run.trackedAccount.estimate.maxCostUsd);var i=_e(),a=M(i);s(a,17,()=>x(n),({name:e,value:t,good:n})=>e,(e,t)=>{let n=()=>x(t).name,r=()=>x(t).value,i=()=>x(t).good;var a=he(),o=M(a),s=E(o,!0),c=_(o,2);let l;var u=M(c);X(u,{get value(){return r()}}),d(c),d(a),S(()=>{g(s,n()),l=h(c,1,`svelte-6nl3gn`,null,l,{good:i()})}),f(e,a)});var o=_(a,2),c=_(M(o),2),u=M(c);X(u,{get value(){return t.state.estimatedCostUsd},as:`money`}),d(c);var p=_(c,2),v=e=>{var n=ge(),i=M(n);{let e=U(()=>Math.max(x(r),t.state.estimatedCostUsd));de(i,{get value(){return t.state.estimatedCostUsd},get max(){return x(e)},label:`Spent of the budget of a run`})}var a=_(i,2);X(a,{get value(){return t.state.resourcesUsed}});var o=_(a,2);X(o,{get value(){return x(r)},as:`money`}),d(n),f(e,n)};l(p,e=>{t.run.source!==`EXPLORE`&&x(r)>0&&e(v)}),d(o),d(i),f(e,i),H()}var ye=C(`<li class="svelte-kom9mj"><!> <div><a target="_blank" rel="noopener noreferrer" class="svelte-kom9mj"><bdi> </bdi></a> <p class="svelte-kom9mj"><bdi> </bdi></p></div> <span class="muted svelte-kom9mj"><!></span></li>`),be=C(`<p class="all svelte-kom9mj"><a>All <!> of this run</a></p>`),xe=C(`<ul></ul> <!>`,1);function Se(t,n){m(n,!0);let r=e=>/^https?:\/\//i.test(e)?e:void 0;var a=e(),o=D(a),u=t=>{{let r=U(()=>n.ended?`Nobody passed`:`Nobody yet`);N(t,{get title(){return x(r)},children:(t,r)=>{var i=e(),a=D(i),o=e=>{var t=R(`People are judged when all profiles are read.`);f(e,t)},s=e=>{var t=R(`The account has no search, so nobody was judged.`);f(e,t)},c=e=>{var t=R(`Nobody new matched the search and its filters.`);f(e,t)};l(a,e=>{n.ended?n.run.savedSearch?e(c,-1):e(s,1):e(o)}),f(t,i)},$$slots:{default:!0}})}},p=e=>{var t=xe(),a=D(t);s(a,21,()=>n.run.candidates.edges,({node:e})=>e.id,(e,t)=>{let n=()=>x(t).node;var i=ye(),a=M(i);{let e=U(()=>n().person.name||n().person.handle);fe(a,{get src(){return n().person.profileImageUrl},get name(){return x(e)}})}var o=_(a,2),s=M(o),l=M(s),u=E(l,!0);d(s);var p=_(s,2),m=M(p),h=E(m,!0);d(p),d(o);var v=_(o,2),y=M(v);X(y,{get value(){return n().person.followersCount},as:`compact`}),d(v),d(i),S(e=>{c(s,`href`,e),g(u,n().person.name||`@${n().person.handle}`),g(h,n().matchReasons[0]?.text??`@${n().person.handle}`)},[()=>r(n().person.profileUrl)]),f(e,i)}),d(a);var o=_(a,2),u=e=>{var t=be(),r=M(t),a=_(M(r));X(a,{get value(){return n.run.candidates.totalCount}}),i(),d(r),d(t),S(e=>c(r,`href`,`/people?run=${e??``}`),[()=>encodeURIComponent(n.run.databaseId)]),f(e,t)},p=U(()=>se(`/people`));l(o,e=>{x(p)&&e(u)}),f(e,t)};l(o,e=>{n.run.candidates.edges.length===0?e(u):e(p,-1)}),f(t,a),H()}var Z=e=>new Date(e.at).getTime(),Ce=e=>e?.status===`COMPLETED`||e?.status===`FAILED`;function we(e){let t=new Map;for(let n of e)n.stage&&!t.has(n.stage)&&t.set(n.stage,Z(n));let n=e.at(-1),r=n&&Ce(n)?Z(n):null;return q.map((e,n)=>{let i=t.get(e)??null,a=q.slice(n+1).find(e=>t.has(e)),o=a?t.get(a)??null:r;return{stage:e,from:i,to:i===null?null:o}})}function Te(e){let t=e.find(e=>e.status!==`QUEUED`);return t?Z(t):null}function Q(e){let t=e.at(-1);return t&&Ce(t)?Z(t):null}var Ee=e=>e.newFollowersCount+e.deepCrawlCount+e.likersCount,De=e=>e.candidatesPassedCount+e.tierFilteredCount+e.genderFilteredCount;function Oe(e,t){switch(e){case`FETCH_FOLLOWERS`:return{value:t.newFollowersCount,words:`new`};case`DEEP_CRAWL`:return{value:t.deepCrawlCount,words:`refreshed`};case`BACKFILL`:return{value:t.backfilledCount,words:`completed`};case`LIKERS`:return{value:t.likersCount,words:`likers`};case`CLASSIFY`:return null;case`FILTER`:return{value:t.candidatesPassedCount,words:`good ones`}}}var ke=[[`newFollowersCount`,`new followers`],[`deepCrawlCount`,`refreshed`],[`backfilledCount`,`completed`],[`likersCount`,`likers`],[`candidatesPassedCount`,`good ones`],[`tierFilteredCount`,`dropped by size`],[`genderFilteredCount`,`dropped by gender`]];function Ae(e,t){let n=ke.flatMap(([n,r])=>{let i=e[n]-(t?.[n]??0);return i>0?[`+${i.toLocaleString()} ${r}`]:[]});return n.length>0?n.join(`, `):e.status===t?.status?e.stage===`CLASSIFY`?`Some people judged`:`Nothing new in this step`:{QUEUED:`Queued`,RUNNING:`Taken by a worker`,COMPLETED:`Completed`,FAILED:`Failed`}[e.status]}var je=C(`−<!><span class="hidden-visually">dropped</span>`,1),Me=C(`<li><span class="name"> </span> <span class="dropped svelte-3uej57"><!></span> <span class="value svelte-3uej57"><!></span> <span class="track svelte-3uej57" aria-hidden="true"><span class="svelte-3uej57"></span></span></li>`),Ne=C(`<ol class="svelte-3uej57"></ol>`);function Pe(e,t){m(t,!0);let r=U(()=>[{name:`Seen`,title:`New followers, refreshed ones and new likers`,value:Math.max(Ee(t.event),De(t.event)),dropped:0},{name:`Match the search`,title:`Judged full or maybe; also people known from before`,value:De(t.event),dropped:0},{name:`Right size`,title:`In the follower-count tiers of the search`,value:De(t.event)-t.event.tierFilteredCount,dropped:t.event.tierFilteredCount},{name:`Right gender`,title:`Of the genders of the search`,value:t.event.candidatesPassedCount,dropped:t.event.genderFilteredCount},{name:`Good ones`,title:`Passed every filter`,value:t.event.candidatesPassedCount,dropped:0}]),a=U(()=>Math.max(1,...x(r).map(e=>e.value)));var o=Ne();s(o,23,()=>x(r),e=>e.name,(e,t,o)=>{var s=Me();let u;var p=M(s),m=E(p,!0),v=_(p,2),y=M(v),b=e=>{var n=je(),r=_(D(n));X(r,{get value(){return x(t).dropped}}),i(),f(e,n)};l(y,e=>{x(t).dropped>0&&e(b)}),d(v);var C=_(v,2),w=M(C);X(w,{get value(){return x(t).value}}),d(C);var T=_(C,2),O=M(T);let k;d(T),d(s),S(()=>{c(s,`title`,x(t).title),u=h(s,1,`svelte-3uej57`,null,u,{last:x(o)===x(r).length-1}),g(m,x(t).name),k=n(O,``,k,{width:`${x(t).value/x(a)*100}%`})}),f(e,s)}),d(o),f(e,o),H()}var Fe=C(`<a target="_blank" rel="noopener noreferrer" class="svelte-h2nqw1"> <!></a> ·`,1),Ie=C(`search <bdi> </bdi>`,1),Le=C(`<p class="refused svelte-h2nqw1" role="alert"> </p>`),Re=C(`<!> <!>`,1),ze=C(`<p class="svelte-h2nqw1">It ends now. What it has found until here stays, and so does what it has cost.</p>`),Be=C(`<nav aria-label="Where you are" class="svelte-h2nqw1"><a href="/runs">Runs</a> <span aria-hidden="true">/</span> </nav> <header class="svelte-h2nqw1"><!> <div class="words svelte-h2nqw1"><h1 class="svelte-h2nqw1"><bdi> </bdi> <!></h1> <p class="svelte-h2nqw1"><!> <!> · <!></p></div> <div class="actions"><!></div></header> <!> <!>`,1);function Ve(e,t){m(t,!0);let n={X:`X`,BLUESKY:`Bluesky`},r=U(()=>/^https?:\/\//i.test(t.run.trackedAccount.profileUrl)?t.run.trackedAccount.profileUrl:void 0),a=y(!1),o=y(!1),s=y(null);async function u(e){W(o,!0),W(s,null);try{W(s,await e(),!0)}catch(e){W(s,p(e),!0)}finally{W(o,!1),W(a,!1)}}let h=()=>u(()=>t.live.cancel()),v=()=>u(async()=>{let e=await t.live.again(t.run);return`refused`in e?e.refused:(ie.go(oe(e)),null)});var b=Be(),C=D(b),w=_(M(C),3);d(C);var T=_(C,2),O=M(T);fe(O,{get src(){return t.run.trackedAccount.profileImageUrl},get name(){return t.run.trackedAccount.handle},size:40});var k=_(O,2),A=M(k),j=M(A),N=E(j),P=_(j,2);ce(P,{get status(){return t.status},get waiting(){return t.waits}}),d(A);var F=_(A,2),I=M(F),ee=e=>{var a=Fe(),o=D(a),s=M(o,!0),l=_(s);pe(l,{size:12,"aria-hidden":`true`}),d(o),i(),S(()=>{c(o,`href`,x(r)),g(s,n[t.run.trackedAccount.network])}),f(e,a)};l(I,e=>{x(r)&&e(ee)});var z=_(I),B=_(z);ue(B,{get time(){return t.run.triggeredAt}});var V=_(B,2),te=e=>{var n=Ie(),r=_(D(n)),i=E(r,!0);S(()=>g(i,t.run.savedSearch.name)),f(e,n)},re=e=>{var t=R(`no search, so nobody is judged`);f(e,t)};l(V,e=>{t.run.savedSearch?e(te):e(re,-1)}),d(F),d(k);var G=_(k,2),K=M(G),se=e=>{L(e,{kind:`danger`,onclick:()=>W(a,!0),children:(e,t)=>{i();var n=R(`Cancel run`);f(e,n)},$$slots:{default:!0}})},q=e=>{L(e,{get busy(){return x(o)},onclick:v,children:(e,n)=>{i();var r=R();S(()=>g(r,t.run.source===`EXPLORE`?`Judge again`:`Sync again`)),f(e,r)},$$slots:{default:!0}})};l(K,e=>{t.state.isCancellable?e(se):t.run.trackedAccount.isActive&&e(q,1)}),d(G),d(T);var J=_(T,2),Y=e=>{var t=Le(),n=E(t,!0);S(()=>g(n,x(s))),f(e,t)};l(J,e=>{x(s)&&e(Y)});var le=_(J,2);ne(le,{title:`Cancel this run?`,get open(){return x(a)},set open(e){W(a,e,!0)},actions:e=>{var t=Re(),n=D(t);L(n,{onclick:()=>W(a,!1),children:(e,t)=>{i();var n=R(`Let it run`);f(e,n)},$$slots:{default:!0}});var r=_(n,2);L(r,{kind:`danger`,get busy(){return x(o)},onclick:h,children:(e,t)=>{i();var n=R(`Cancel run`);f(e,n)},$$slots:{default:!0}}),f(e,t)},children:(e,t)=>{var n=ze();f(e,n)},$$slots:{actions:!0,default:!0}}),S(()=>{g(w,` ${t.run.databaseId??``}`),g(N,`@${t.run.trackedAccount.handle??``}`),g(z,` ${ae[t.run.source]??``} `)}),f(e,b),H()}var He=new Set([`$$slots`,`$$events`,`$$legacy`]);function Ue(e,n){let r=A(n,He),i={name:`pause`,size:24,node:[[`rect`,{x:`14`,y:`3`,width:`5`,height:`18`,rx:`1`}],[`rect`,{x:`5`,y:`3`,width:`5`,height:`18`,rx:`1`}]]};a(e,t(()=>r,{get icon(){return i}}))}var We=C(`<li><span class="sequence svelte-teg9s6"> </span> <time class="svelte-teg9s6"> </time> <bdi class="svelte-teg9s6"> </bdi></li>`),Ge=C(`<ol class="svelte-teg9s6"></ol>`);function Ke(e,t){m(t,!0);let n=[],r=U(()=>(n.length===t.to-t.from&&n.at(-1)?.sequence===t.events[t.to-1]?.sequence||(n=t.events.slice(t.from,t.to).map((e,n)=>({...e,text:e.message??Ae(e,t.events[t.from+n-1])}))),n));var i=Ge();s(i,21,()=>x(r),e=>e.sequence,(e,t)=>{var n=We();let r;var i=M(n),a=E(i,!0),o=_(i,2),s=E(o,!0),l=_(o,2),u=E(l,!0);d(n),S(e=>{r=h(n,1,`svelte-teg9s6`,null,r,{page:x(t).message==null,bad:x(t).status===`FAILED`}),g(a,x(t).sequence),c(o,`datetime`,x(t).at),g(s,e),g(u,x(t).text)},[()=>P(x(t).at)]),f(e,n)}),d(i),S(()=>c(i,`start`,t.from+1)),f(e,i),H()}var qe=C(`<span class="svelte-15sezp"> </span>`),Je=C(`<!>Pause`,1),Ye=C(`<!>Go on`,1),Xe=C(`<!> <!>`,1),Ze=C(`<div class="scroller svelte-15sezp" role="log" aria-live="off" aria-label="Log" tabindex="0"></div>`);function Qe(t,n){m(n,!0);let r=y(null),a=!0,o,c=U(()=>x(r)===null?n.events.length:Math.min(x(r),n.events.length)),u=U(()=>n.events.length-x(c)),p=U(()=>Array.from({length:Math.ceil(x(c)/50)},(e,t)=>t*50));w(()=>{x(c),a&&j().then(()=>o.scrollTop=o.scrollHeight)});let h=()=>a=o.scrollHeight-o.scrollTop-o.clientHeight<40;Y(t,{title:`Log`,flush:!0,actions:t=>{var a=Xe(),o=D(a),s=e=>{var t=qe(),n=E(t);S(e=>g(n,`${e??``} new`),[()=>x(u).toLocaleString()]),f(e,t)};l(o,e=>{x(r)!==null&&x(u)>0&&e(s)});var c=_(o,2),d=t=>{{let a=U(()=>x(r)!==null);L(t,{kind:`ghost`,get pressed(){return x(a)},onclick:()=>W(r,x(r)===null?n.events.length:null,!0),children:(t,n)=>{var a=e(),o=D(a),s=e=>{var t=Je();Ue(D(t),{size:14,"aria-hidden":`true`}),i(),f(e,t)},c=e=>{var t=Ye(),n=D(t);me(n,{size:14,"aria-hidden":`true`}),i(),f(e,t)};l(o,e=>{x(r)===null?e(s):e(c,-1)}),f(t,a)},$$slots:{default:!0}})}},p=e=>{var t=qe(),r=E(t);S(e=>g(r,`${e??``} events`),[()=>n.events.length.toLocaleString()]),f(e,t)};l(c,e=>{n.live||x(r)!==null?e(d):e(p,-1)}),f(t,a)},children:(e,t)=>{var r=Ze();s(r,20,()=>x(p),e=>e,(e,t)=>{{let r=U(()=>Math.min(t+50,x(c)));Ke(e,{get events(){return n.events},get from(){return t},get to(){return x(r)}})}}),d(r),k(r,e=>o=e,()=>o),F(`scroll`,r,h),f(e,r)},$$slots:{actions:!0,default:!0}}),H()}var $e=50,et=15e3,tt=class{#e=y(null);get at(){return x(this.#e)}set at(e){W(this.#e,e,!0)}#t=y(!1);get playing(){return x(this.#t)}set playing(e){W(this.#t,e,!0)}#n;#r;constructor(e){this.#r=e}seek(e){this.pause(),this.at=e>=this.#r().length?null:e}toggle(){this.playing?this.pause():this.#i()}pause(){clearInterval(this.#n),this.playing=!1}#i(){let e=this.#r().map(e=>new Date(e.at).getTime()),[t,n]=[e[0]??0,e.at(-1)??0],r=Math.max((n-t)/et,Math.min(1,(n-t)/4e3));this.at??=1;let i=e[this.at-1]??t;this.playing=!0,this.#n=setInterval(()=>{i+=$e*r;let t=e.findIndex(e=>e>i);t>=0?this.at=Math.max(t,this.at??1):(this.pause(),this.at=null)},$e)}},nt=C(`<!>Pause`,1),rt=C(`<!>Replay`,1),it=C(`<div class="replay svelte-mn8kf" role="group" aria-label="Replay"><!> <input type="range" min="1" aria-label="Moment of the run" class="svelte-mn8kf"/> <output class="svelte-mn8kf"> </output></div>`);function at(t,n){m(n,!0);let r=U(()=>n.replay.at??n.events.length),a=U(()=>`Event ${x(r)} of ${n.events.length}, ${P(n.events[x(r)-1]?.at??0)}`);var s=it(),p=M(s);L(p,{onclick:()=>n.replay.toggle(),children:(t,r)=>{var a=e(),o=D(a),s=e=>{var t=nt();Ue(D(t),{size:14,"aria-hidden":`true`}),i(),f(e,t)},c=e=>{var t=rt(),n=D(t);me(n,{size:14,"aria-hidden":`true`}),i(),f(e,t)};l(o,e=>{n.replay.playing?e(s):e(c,-1)}),f(t,a)},$$slots:{default:!0}});var h=_(p,2);o(h);var y=_(h,2),b=E(y,!0);d(s),S(()=>{c(h,`max`,n.events.length),u(h,x(r)),c(h,`aria-valuetext`,x(a)),g(b,x(a))}),v(`input`,h,e=>n.replay.seek(Number(e.currentTarget.value))),f(t,s),H()}O([`input`]);var $=class extends String{__apiType;value;__meta__;constructor(e,t){super(e),this.value=e,this.__meta__=t}toString(){return this.value}};new $(`
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
    `),dt=50,ft=class{id;resource=new I(e=>this.#s(e));#e=y([]);get events(){return x(this.#e)}set events(e){W(this.#e,e)}#t=y(null);get state(){return x(this.#t)}set state(e){W(this.#t,e)}#n=U(()=>this.resource.data?.syncRun??null);get run(){return x(this.#n)}set run(e){W(this.#n,e)}#r=U(()=>this.state?.status===`COMPLETED`||this.state?.status===`FAILED`);get ended(){return x(this.#r)}set ended(e){W(this.#r,e)}#i=[];#a;#o=null;constructor(e){this.id=e}async#s(e){let t=await V(ot,{id:this.id},e);return t.syncRun&&this.#o===null&&(this.events=t.syncRun.events,this.state=t.syncRun,this.#c(t.syncRun)),t}#c(e){let t={id:this.id,after:e.events.at(-1)?.sequence??0};this.#o=this.ended&&t.after>=e.lastSequence?()=>{}:T(st,t,{next:({syncRunProgress:e})=>{e.sequence<=t.after||(t.after=e.sequence,this.#i.push(e),this.#a??=setTimeout(()=>this.#l(),dt))},error:()=>this.#u(),complete:()=>{this.#l(),this.resource.load()}})}#l(){clearTimeout(this.#a),this.#a=void 0;let e=this.#i.at(-1);e!==void 0&&(this.events=[...this.events,...this.#i.map(({syncRun:e,...t})=>t)],this.state=e.syncRun,this.#i=[])}#u(){this.#o=null,this.#i=[],this.resource.load()}async cancel(){let{cancelSync:e}=await V(ct,{id:this.id});return e.userErrors[0]?.message??null}async again(e){let t={trackedAccountId:e.trackedAccount.id,savedSearchId:e.savedSearch?.id??null},{syncRun:n,userErrors:r}=e.source===`EXPLORE`?(await V(ut,{input:t})).rejudge:(await V(lt,{input:t})).startSync;return n??{refused:r[0]?.message??`The server gave no reason.`}}stop(){clearTimeout(this.#a),this.resource.stop(),this.#o?.()}},pt=C(`<span></span>`),mt=C(`<!> `,1),ht=C(`<li><span class="name svelte-15t0d61"> </span> <span class="track svelte-15t0d61" aria-hidden="true"><!></span> <span class="took svelte-15t0d61"> </span> <span class="found svelte-15t0d61"><!></span></li>`),gt=C(`<ol aria-label="Stages, with how long each took" class="svelte-15t0d61"><!> <li class="total svelte-15t0d61"><span class="name svelte-15t0d61">All</span> <span class="track axis svelte-15t0d61" aria-hidden="true"></span> <span class="took svelte-15t0d61"> </span> <span class="found svelte-15t0d61"></span></li></ol>`);function _t(e,t){m(t,!0);let r=U(()=>t.events.at(-1)),a=U(()=>Te(t.events)),o=U(()=>Q(t.events)??t.clock),c=U(()=>x(a)===null?0:Math.max(x(o)-x(a),1)),u=U(()=>x(a)===null?0:Math.max((t.whole??x(o))-x(a),1)),p=U(()=>we(t.events)),v=U(()=>x(r).status===`FAILED`),y=e=>e.from===null?null:(e.to??x(o))-e.from,C=e=>x(u)>0?e/x(u)*100:0;var w=gt(),T=M(w);s(T,17,()=>x(p),e=>e.stage,(e,i)=>{let o=U(()=>y(x(i))),s=U(()=>Oe(x(i).stage,x(r))),c=U(()=>x(i).from!==null&&x(i).to===null);var u=ht();let p;var m=M(u),w=E(m,!0),T=_(m,2),O=M(T),k=e=>{var s=pt();let l,u;S((e,a)=>{l=h(s,1,`bar svelte-15t0d61`,null,l,{busy:x(c)&&!t.waits,waits:x(c)&&t.waits,failed:x(v)&&x(i).stage===x(r).stage}),u=n(s,``,u,{left:e,width:a})},[()=>`${C(x(i).from-x(a))??``}%`,()=>`${C(x(o))??``}%`]),f(e,s)};l(O,e=>{x(i).from!==null&&x(a)!==null&&x(o)!==null&&e(k)}),d(T);var A=_(T,2),j=E(A,!0),N=_(A,2),P=M(N),F=e=>{var t=mt(),n=D(t);X(n,{get value(){return x(s).value}});var r=_(n);S(()=>g(r,` ${x(s).words??``}`)),f(e,t)};l(P,e=>{x(s)&&x(i).from!==null&&e(F)}),d(N),d(u),S(e=>{p=h(u,1,`svelte-15t0d61`,null,p,{todo:x(i).from===null}),g(w,K[x(i).stage]),g(j,e)},[()=>x(o)===null?`–`:b(x(o))]),f(e,u)});var O=_(T,2),k=_(M(O),4),A=E(k,!0);i(2),d(O),d(w),S(e=>g(A,e),[()=>x(a)===null?`–`:b(x(c))]),f(e,w),H()}var vt=C(`<h1 class="hidden-visually"> </h1> <!>`,1),yt=C(`<p class="note wait svelte-8zi4io">The network takes no more calls for now. The run goes on by itself in <strong><!></strong>.</p>`),bt=C(`<p class="note svelte-8zi4io">The run is queued, and starts as soon as a worker is free. It survives anything.</p>`),xt=C(`<p class="note bad svelte-8zi4io"><strong> </strong> </p>`),St=C(`<div class="screen svelte-8zi4io"><!> <!> <!> <!> <!> <div class="pair svelte-8zi4io"><!> <!></div> <div class="pair svelte-8zi4io"><!> <!></div></div>`);function Ct(t,n){m(n,!0);let a=new ft(B(()=>n.id)),o=new tt(()=>a.events),s=U(()=>o.at===null?a.events:a.events.slice(0,o.at)),c=U(()=>x(s).at(-1)),u=U(()=>Q(x(s))!==null),p=U(()=>o.at!==null||x(u)?new Date(x(c)?.at??0).getTime():Math.max(te(),new Date(x(c)?.at??0).getTime())),h=U(()=>a.state?.waitingUntil!=null&&!a.ended&&new Date(a.state.waitingUntil).getTime()>x(p));r(()=>(a.resource.load(),()=>{o.pause(),a.stop()}));let v=U(()=>{let e=a.events.at(-1);return e?e.status===`COMPLETED`?`Completed: ${e.candidatesPassedCount} good ones`:e.status===`FAILED`?`The run failed`:e.stage?K[e.stage]:`Queued`:``});w(()=>{x(v)&&re(x(v))});function y(e){G(e)||e.defaultPrevented||(e.key===`Escape`?ie.go(`/runs`):e.key===` `&&a.ended&&!e.target.closest(`button, a, input`)&&(e.preventDefault(),o.toggle()))}var b=e();F(`keydown`,ee,y);var C=D(b),T=e=>{N(e,{whole:!0,title:`There is no such run`,action:e=>{L(e,{href:`/runs`,children:(e,t)=>{i();var n=R(`All runs`);f(e,n)},$$slots:{default:!0}})},children:(e,t)=>{i();var n=R(`It does not exist, or it is somebody else's.`);f(e,n)},$$slots:{action:!0,default:!0}})},O=e=>{var t=vt(),r=D(t),i=E(r),o=_(r,2),s=e=>{J(e,{get error(){return a.resource.error},get onretry(){return a.resource.load},get busy(){return a.resource.loading}})},c=e=>{le(e,{lines:9})};l(o,e=>{a.resource.error?e(s):e(c,-1)}),S(()=>g(i,`Run ${n.id??``}`)),f(e,t)},k=e=>{var t=St(),n=M(t);Ve(n,{get live(){return a},get run(){return a.run},get state(){return a.state},get status(){return x(c).status},get waits(){return x(h)}});var r=_(n,2),u=e=>{var t=yt(),n=_(M(t)),r=M(n);z(r,{get until(){return a.state.waitingUntil}}),d(n),i(),d(t),f(e,t)},m=e=>{var t=bt();f(e,t)},v=e=>{var t=xt(),n=M(t),r=E(n),i=_(n);d(t),S(()=>{g(r,`${a.state.errorCode===`CANCELLED`?`Cancelled`:`Failed`}:`),g(i,` ${a.state.errorMessage??``}`)}),f(e,t)};l(r,e=>{x(h)&&a.state.waitingUntil?e(u):x(c).status===`QUEUED`?e(m,1):x(c).status===`FAILED`&&a.state.errorMessage&&e(v,2)});var y=_(r,2),b=e=>{J(e,{get error(){return a.resource.error},get onretry(){return a.resource.load},get busy(){return a.resource.loading}})};l(y,e=>{a.resource.error&&e(b)});var C=_(y,2),w=e=>{at(e,{get replay(){return o},get events(){return a.events}})};l(C,e=>{a.ended&&a.events.length>1&&e(w)});var T=_(C,2);ve(T,{get event(){return x(c)},get run(){return a.run},get state(){return a.state}});var D=_(T,2),O=M(D);Y(O,{title:`Stages`,children:(e,t)=>{{let t=U(()=>Q(a.events));_t(e,{get events(){return x(s)},get clock(){return x(p)},get waits(){return x(h)},get whole(){return x(t)}})}},$$slots:{default:!0}});var k=_(O,2);Y(k,{title:`From seen to good`,children:(e,t)=>{Pe(e,{get event(){return x(c)}})},$$slots:{default:!0}}),d(D);var A=_(D,2),j=M(A);{let e=U(()=>!a.ended);Qe(j,{get events(){return x(s)},get live(){return x(e)}})}var N=_(j,2);Y(N,{title:`Best of this run`,flush:!0,children:(e,t)=>{Se(e,{get run(){return a.run},get ended(){return a.ended}})},$$slots:{default:!0}}),d(A),d(t),f(e,t)};l(C,e=>{a.resource.data&&a.run===null?e(T):a.run===null||a.state===null||x(c)===void 0?e(O,1):e(k,-1)}),f(t,b),H()}export{Ct as default};