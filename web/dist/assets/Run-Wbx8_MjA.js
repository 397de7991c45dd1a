import{$ as e,A as t,B as n,C as r,Ct as i,Dt as a,E as o,Et as s,F as c,I as l,O as u,P as d,Q as f,T as p,W as m,X as h,Z as g,_,at as v,bt as y,c as b,ct as x,dt as S,f as C,ft as w,gt as T,h as E,ht as D,it as O,k,lt as A,mt as j,n as M,nt as N,o as P,pt as F,q as I,r as L,rt as R,st as z,t as ee,ut as B,vt as V,wt as H,x as te,yt as U,z as W}from"./Countdown-XkNyPjwB.js";import{i as ne,n as re,r as ie,t as G}from"./index-BkTF-3Vh.js";import{a as ae,i as oe,o as K,r as se,s as q,t as ce}from"./StatusPill-DCP8zaTq.js";import{i as J,n as Y,r as le,t as ue}from"./RelativeTime-B06jG3A2.js";import{n as de,t as fe}from"./Meter-LaLOEWxK.js";import{n as pe,t as X}from"./Number-DX6RC0n4.js";import{t as me}from"./external-link-CZFitdSD.js";var he=e(`<div class="svelte-6nl3gn"><dt class="svelte-6nl3gn"> </dt> <dd><!></dd></div>`),ge=e(`<dd class="note svelte-6nl3gn"><!> <!> read; a run may cost <!></dd>`),_e=e(`<dl class="svelte-6nl3gn"><!> <div class="svelte-6nl3gn"><dt class="svelte-6nl3gn">Cost</dt> <dd class="svelte-6nl3gn"><!></dd> <!></div></dl>`);function ve(e,t){H(t,!0);let r=y(()=>[{name:`New followers`,value:t.event.newFollowersCount},{name:`Refreshed`,value:t.event.deepCrawlCount},{name:`Completed profiles`,value:t.event.backfilledCount},{name:`New likers`,value:t.event.likersCount},{name:`Good ones`,value:t.event.candidatesPassedCount,good:!0}]),o=y(()=>t.run.trackedAccount.estimate.maxCostUsd);var s=_e(),c=F(s);m(c,17,()=>z(r),({name:e,value:t,good:n})=>e,(e,t)=>{let r=()=>z(t).name,i=()=>z(t).value,o=()=>z(t).good;var s=he(),c=F(s),l=D(c,!0),u=T(c,2);let d;var f=F(u);X(f,{get value(){return i()}}),a(u),a(s),B(()=>{h(l,r()),d=n(u,1,`svelte-6nl3gn`,null,d,{good:o()})}),g(e,s)});var l=T(c,2),u=T(F(l),2),d=F(u);X(d,{get value(){return t.state.estimatedCostUsd},as:`money`}),a(u);var f=T(u,2),p=e=>{var n=ge(),r=F(n);{let e=y(()=>Math.max(z(o),t.state.estimatedCostUsd));fe(r,{get value(){return t.state.estimatedCostUsd},get max(){return z(e)},label:`Spent of the budget of a run`})}var i=T(r,2);X(i,{get value(){return t.state.resourcesUsed}});var s=T(i,2);X(s,{get value(){return z(o)},as:`money`}),a(n),g(e,n)};I(f,e=>{t.run.source!==`EXPLORE`&&z(o)>0&&e(p)}),a(l),a(s),g(e,s),i()}var ye=e(`<li class="svelte-kom9mj"><!> <div><a target="_blank" rel="noopener noreferrer" class="svelte-kom9mj"><bdi> </bdi></a> <p class="svelte-kom9mj"><bdi> </bdi></p></div> <span class="muted svelte-kom9mj"><!></span></li>`),be=e(`<p class="all svelte-kom9mj"><a>All <!> of this run</a></p>`),xe=e(`<ul></ul> <!>`,1);function Se(e,t){H(t,!0);let n=e=>/^https?:\/\//i.test(e)?e:void 0;var r=f(),o=j(r),l=e=>{{let n=y(()=>t.ended?`Nobody passed`:`Nobody yet`);M(e,{get title(){return z(n)},children:(e,n)=>{var r=f(),i=j(r),a=e=>{var t=N(`People are judged when all profiles are read.`);g(e,t)},o=e=>{var t=N(`The account has no search, so nobody was judged.`);g(e,t)},s=e=>{var t=N(`Nobody new matched the search and its filters.`);g(e,t)};I(i,e=>{t.ended?t.run.savedSearch?e(s,-1):e(o,1):e(a)}),g(e,r)},$$slots:{default:!0}})}},u=e=>{var r=xe(),i=j(r);m(i,21,()=>t.run.candidates.edges,({node:e})=>e.id,(e,t)=>{let r=()=>z(t).node;var i=ye(),o=F(i);{let e=y(()=>r().person.name||r().person.handle);pe(o,{get src(){return r().person.profileImageUrl},get name(){return z(e)}})}var s=T(o,2),l=F(s),u=F(l),d=D(u,!0);a(l);var f=T(l,2),p=F(f),m=D(p,!0);a(f),a(s);var _=T(s,2),v=F(_);X(v,{get value(){return r().person.followersCount},as:`compact`}),a(_),a(i),B(e=>{c(l,`href`,e),h(d,r().person.name||`@${r().person.handle}`),h(m,r().matchReasons[0]?.text??`@${r().person.handle}`)},[()=>n(r().person.profileUrl)]),g(e,i)}),a(i);var o=T(i,2),l=e=>{var n=be(),r=F(n),i=T(F(r));X(i,{get value(){return t.run.candidates.totalCount}}),s(),a(r),a(n),B(e=>c(r,`href`,`/people?run=${e??``}`),[()=>encodeURIComponent(t.run.databaseId)]),g(e,n)},u=y(()=>se(`/people`));I(o,e=>{z(u)&&e(l)}),g(e,r)};I(o,e=>{t.run.candidates.edges.length===0?e(l):e(u,-1)}),g(e,r),i()}var Z=e=>new Date(e.at).getTime(),Ce=e=>e?.status===`COMPLETED`||e?.status===`FAILED`;function we(e){let t=new Map;for(let n of e)n.stage&&!t.has(n.stage)&&t.set(n.stage,Z(n));let n=e.at(-1),r=n&&Ce(n)?Z(n):null;return q.map((e,n)=>{let i=t.get(e)??null,a=q.slice(n+1).find(e=>t.has(e)),o=a?t.get(a)??null:r;return{stage:e,from:i,to:i===null?null:o}})}function Te(e){let t=e.find(e=>e.status!==`QUEUED`);return t?Z(t):null}function Q(e){let t=e.at(-1);return t&&Ce(t)?Z(t):null}var Ee=e=>e.newFollowersCount+e.deepCrawlCount+e.likersCount,De=e=>e.candidatesPassedCount+e.tierFilteredCount+e.genderFilteredCount;function Oe(e,t){switch(e){case`FETCH_FOLLOWERS`:return{value:t.newFollowersCount,words:`new`};case`DEEP_CRAWL`:return{value:t.deepCrawlCount,words:`refreshed`};case`BACKFILL`:return{value:t.backfilledCount,words:`completed`};case`LIKERS`:return{value:t.likersCount,words:`likers`};case`CLASSIFY`:return null;case`FILTER`:return{value:t.candidatesPassedCount,words:`good ones`}}}var ke=[[`newFollowersCount`,`new followers`],[`deepCrawlCount`,`refreshed`],[`backfilledCount`,`completed`],[`likersCount`,`likers`],[`candidatesPassedCount`,`good ones`],[`tierFilteredCount`,`dropped by size`],[`genderFilteredCount`,`dropped by gender`]];function Ae(e,t){let n=ke.flatMap(([n,r])=>{let i=e[n]-(t?.[n]??0);return i>0?[`+${i.toLocaleString()} ${r}`]:[]});return n.length>0?n.join(`, `):e.status===t?.status?e.stage===`CLASSIFY`?`Some people judged`:`Nothing new in this step`:{QUEUED:`Queued`,RUNNING:`Taken by a worker`,COMPLETED:`Completed`,FAILED:`Failed`}[e.status]}var je=e(`−<!><span class="hidden-visually">dropped</span>`,1),Me=e(`<li><span class="name"> </span> <span class="dropped svelte-3uej57"><!></span> <span class="value svelte-3uej57"><!></span> <span class="track svelte-3uej57" aria-hidden="true"><span class="svelte-3uej57"></span></span></li>`),Ne=e(`<ol class="svelte-3uej57"></ol>`);function Pe(e,t){H(t,!0);let r=y(()=>[{name:`Seen`,title:`New followers, refreshed ones and new likers`,value:Math.max(Ee(t.event),De(t.event)),dropped:0},{name:`Match the search`,title:`Judged full or maybe; also people known from before`,value:De(t.event),dropped:0},{name:`Right size`,title:`In the follower-count tiers of the search`,value:De(t.event)-t.event.tierFilteredCount,dropped:t.event.tierFilteredCount},{name:`Right gender`,title:`Of the genders of the search`,value:t.event.candidatesPassedCount,dropped:t.event.genderFilteredCount},{name:`Good ones`,title:`Passed every filter`,value:t.event.candidatesPassedCount,dropped:0}]),o=y(()=>Math.max(1,...z(r).map(e=>e.value)));var l=Ne();m(l,23,()=>z(r),e=>e.name,(e,t,i)=>{var l=Me();let u;var d=F(l),f=D(d,!0),p=T(d,2),m=F(p),_=e=>{var n=je(),r=T(j(n));X(r,{get value(){return z(t).dropped}}),s(),g(e,n)};I(m,e=>{z(t).dropped>0&&e(_)}),a(p);var v=T(p,2),y=F(v);X(y,{get value(){return z(t).value}}),a(v);var b=T(v,2),x=F(b);let S;a(b),a(l),B(()=>{c(l,`title`,z(t).title),u=n(l,1,`svelte-3uej57`,null,u,{last:z(i)===z(r).length-1}),h(f,z(t).name),S=W(x,``,S,{width:`${z(t).value/z(o)*100}%`})}),g(e,l)}),a(l),g(e,l),i()}var Fe=e(`<a target="_blank" rel="noopener noreferrer" class="svelte-h2nqw1"> <!></a> ·`,1),Ie=e(`search <bdi> </bdi>`,1),Le=e(`<p class="refused svelte-h2nqw1" role="alert"> </p>`),Re=e(`<!> <!>`,1),ze=e(`<p class="svelte-h2nqw1">It ends now. What it has found until here stays, and so does what it has cost.</p>`),Be=e(`<nav aria-label="Where you are" class="svelte-h2nqw1"><a href="/runs">Runs</a> <span aria-hidden="true">/</span> </nav> <header class="svelte-h2nqw1"><!> <div class="words svelte-h2nqw1"><h1 class="svelte-h2nqw1"><bdi> </bdi> <!></h1> <p class="svelte-h2nqw1"><!> <!> · <!></p></div> <div class="actions"><!></div></header> <!> <!>`,1);function Ve(e,t){H(t,!0);let n={X:`X`,BLUESKY:`Bluesky`},r=y(()=>/^https?:\/\//i.test(t.run.trackedAccount.profileUrl)?t.run.trackedAccount.profileUrl:void 0),o=U(!1),l=U(!1),u=U(null);async function d(e){V(l,!0),V(u,null);try{V(u,await e(),!0)}catch(e){V(u,te(e),!0)}finally{V(l,!1),V(o,!1)}}let f=()=>d(()=>t.live.cancel()),p=()=>d(async()=>{let e=await t.live.again(t.run);return`refused`in e?e.refused:(ie.go(oe(e)),null)});var m=Be(),_=j(m),v=T(F(_),3);a(_);var b=T(_,2),x=F(b);pe(x,{get src(){return t.run.trackedAccount.profileImageUrl},get name(){return t.run.trackedAccount.handle},size:40});var S=T(x,2),C=F(S),w=F(C),E=D(w),O=T(w,2);ce(O,{get status(){return t.status},get waiting(){return t.waits}}),a(C);var k=T(C,2),A=F(k),M=e=>{var i=Fe(),o=j(i),l=F(o,!0),u=T(l);me(u,{size:12,"aria-hidden":`true`}),a(o),s(),B(()=>{c(o,`href`,z(r)),h(l,n[t.run.trackedAccount.network])}),g(e,i)};I(A,e=>{z(r)&&e(M)});var P=T(A),R=T(P);ue(R,{get time(){return t.run.triggeredAt}});var ee=T(R,2),W=e=>{var n=Ie(),r=T(j(n)),i=D(r,!0);B(()=>h(i,t.run.savedSearch.name)),g(e,n)},re=e=>{var t=N(`no search, so nobody is judged`);g(e,t)};I(ee,e=>{t.run.savedSearch?e(W):e(re,-1)}),a(k),a(S);var G=T(S,2),K=F(G),se=e=>{L(e,{kind:`danger`,onclick:()=>V(o,!0),children:(e,t)=>{s();var n=N(`Cancel run`);g(e,n)},$$slots:{default:!0}})},q=e=>{L(e,{get busy(){return z(l)},onclick:p,children:(e,n)=>{s();var r=N();B(()=>h(r,t.run.source===`EXPLORE`?`Judge again`:`Sync again`)),g(e,r)},$$slots:{default:!0}})};I(K,e=>{t.state.isCancellable?e(se):t.run.trackedAccount.isActive&&e(q,1)}),a(G),a(b);var J=T(b,2),Y=e=>{var t=Le(),n=D(t,!0);B(()=>h(n,z(u))),g(e,t)};I(J,e=>{z(u)&&e(Y)});var le=T(J,2);ne(le,{title:`Cancel this run?`,get open(){return z(o)},set open(e){V(o,e,!0)},actions:e=>{var t=Re(),n=j(t);L(n,{onclick:()=>V(o,!1),children:(e,t)=>{s();var n=N(`Let it run`);g(e,n)},$$slots:{default:!0}});var r=T(n,2);L(r,{kind:`danger`,get busy(){return z(l)},onclick:f,children:(e,t)=>{s();var n=N(`Cancel run`);g(e,n)},$$slots:{default:!0}}),g(e,t)},children:(e,t)=>{var n=ze();g(e,n)},$$slots:{actions:!0,default:!0}}),B(()=>{h(v,` ${t.run.databaseId??``}`),h(E,`@${t.run.trackedAccount.handle??``}`),h(P,` ${ae[t.run.source]??``} `)}),g(e,m),i()}var He=new Set([`$$slots`,`$$events`,`$$legacy`]);function Ue(e,t){let n=u(t,He),r={name:`pause`,size:24,node:[[`rect`,{x:`14`,y:`3`,width:`5`,height:`18`,rx:`1`}],[`rect`,{x:`5`,y:`3`,width:`5`,height:`18`,rx:`1`}]]};p(e,k(()=>n,{get icon(){return r}}))}var We=e(`<li><span class="sequence svelte-teg9s6"> </span> <time class="svelte-teg9s6"> </time> <bdi class="svelte-teg9s6"> </bdi></li>`),Ge=e(`<ol class="svelte-teg9s6"></ol>`);function Ke(e,t){H(t,!0);let r=[],o=y(()=>(r.length===t.to-t.from&&r.at(-1)?.sequence===t.events[t.to-1]?.sequence||(r=t.events.slice(t.from,t.to).map((e,n)=>({...e,text:e.message??Ae(e,t.events[t.from+n-1])}))),r));var s=Ge();m(s,21,()=>z(o),e=>e.sequence,(e,t)=>{var r=We();let i;var o=F(r),s=D(o,!0),l=T(o,2),u=D(l,!0),d=T(l,2),f=D(d,!0);a(r),B(e=>{i=n(r,1,`svelte-teg9s6`,null,i,{page:z(t).message==null,bad:z(t).status===`FAILED`}),h(s,z(t).sequence),c(l,`datetime`,z(t).at),h(u,e),h(f,z(t).text)},[()=>P(z(t).at)]),g(e,r)}),a(s),B(()=>c(s,`start`,t.from+1)),g(e,s),i()}var qe=e(`<span class="svelte-15sezp"> </span>`),Je=e(`<!>Pause`,1),Ye=e(`<!>Go on`,1),Xe=e(`<!> <!>`,1),Ze=e(`<div class="scroller svelte-15sezp" role="log" aria-live="off" aria-label="Log" tabindex="0"></div>`);function Qe(e,n){H(n,!0);let r=U(null),o=!0,c,l=y(()=>z(r)===null?n.events.length:Math.min(z(r),n.events.length)),u=y(()=>n.events.length-z(l)),d=y(()=>Array.from({length:Math.ceil(z(l)/50)},(e,t)=>t*50));S(()=>{z(l),o&&x().then(()=>c.scrollTop=c.scrollHeight)});let p=()=>o=c.scrollHeight-c.scrollTop-c.clientHeight<40;Y(e,{title:`Log`,flush:!0,actions:e=>{var t=Xe(),i=j(t),a=e=>{var t=qe(),n=D(t);B(e=>h(n,`${e??``} new`),[()=>z(u).toLocaleString()]),g(e,t)};I(i,e=>{z(r)!==null&&z(u)>0&&e(a)});var o=T(i,2),c=e=>{{let t=y(()=>z(r)!==null);L(e,{kind:`ghost`,get pressed(){return z(t)},onclick:()=>V(r,z(r)===null?n.events.length:null,!0),children:(e,t)=>{var n=f(),i=j(n),a=e=>{var t=Je();Ue(j(t),{size:14,"aria-hidden":`true`}),s(),g(e,t)},o=e=>{var t=Ye(),n=j(t);de(n,{size:14,"aria-hidden":`true`}),s(),g(e,t)};I(i,e=>{z(r)===null?e(a):e(o,-1)}),g(e,n)},$$slots:{default:!0}})}},l=e=>{var t=qe(),r=D(t);B(e=>h(r,`${e??``} events`),[()=>n.events.length.toLocaleString()]),g(e,t)};I(o,e=>{n.live||z(r)!==null?e(c):e(l,-1)}),g(e,t)},children:(e,r)=>{var i=Ze();m(i,20,()=>z(d),e=>e,(e,t)=>{{let r=y(()=>Math.min(t+50,z(l)));Ke(e,{get events(){return n.events},get from(){return t},get to(){return z(r)}})}}),a(i),t(i,e=>c=e,()=>c),v(`scroll`,i,p),g(e,i)},$$slots:{actions:!0,default:!0}}),i()}var $e=50,et=15e3,tt=class{#e=U(null);get at(){return z(this.#e)}set at(e){V(this.#e,e,!0)}#t=U(!1);get playing(){return z(this.#t)}set playing(e){V(this.#t,e,!0)}#n;#r;constructor(e){this.#r=e}seek(e){this.pause(),this.at=e>=this.#r().length?null:e}toggle(){this.playing?this.pause():this.#i()}pause(){clearInterval(this.#n),this.playing=!1}#i(){let e=this.#r().map(e=>new Date(e.at).getTime()),[t,n]=[e[0]??0,e.at(-1)??0],r=Math.max((n-t)/et,Math.min(1,(n-t)/4e3));this.at??=1;let i=e[this.at-1]??t;this.playing=!0,this.#n=setInterval(()=>{i+=$e*r;let t=e.findIndex(e=>e>i);t>=0?this.at=Math.max(t,this.at??1):(this.pause(),this.at=null)},$e)}},nt=e(`<!>Pause`,1),rt=e(`<!>Replay`,1),it=e(`<div class="replay svelte-mn8kf" role="group" aria-label="Replay"><!> <input type="range" min="1" aria-label="Moment of the run" class="svelte-mn8kf"/> <output class="svelte-mn8kf"> </output></div>`);function at(e,t){H(t,!0);let n=y(()=>t.replay.at??t.events.length),r=y(()=>`Event ${z(n)} of ${t.events.length}, ${P(t.events[z(n)-1]?.at??0)}`);var o=it(),u=F(o);L(u,{onclick:()=>t.replay.toggle(),children:(e,n)=>{var r=f(),i=j(r),a=e=>{var t=nt();Ue(j(t),{size:14,"aria-hidden":`true`}),s(),g(e,t)},o=e=>{var t=rt(),n=j(t);de(n,{size:14,"aria-hidden":`true`}),s(),g(e,t)};I(i,e=>{t.replay.playing?e(a):e(o,-1)}),g(e,r)},$$slots:{default:!0}});var p=T(u,2);d(p);var m=T(p,2),_=D(m,!0);a(o),B(()=>{c(p,`max`,t.events.length),l(p,z(n)),c(p,`aria-valuetext`,z(r)),h(_,z(r))}),O(`input`,p,e=>t.replay.seek(Number(e.currentTarget.value))),g(e,o),i()}R([`input`]);var $=class extends String{__apiType;value;__meta__;constructor(e,t){super(e),this.value=e,this.__meta__=t}toString(){return this.value}};new $(`
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
    `),dt=50,ft=class{id;resource=new C(e=>this.#s(e));#e=U([]);get events(){return z(this.#e)}set events(e){V(this.#e,e)}#t=U(null);get state(){return z(this.#t)}set state(e){V(this.#t,e)}#n=y(()=>this.resource.data?.syncRun??null);get run(){return z(this.#n)}set run(e){V(this.#n,e)}#r=y(()=>this.state?.status===`COMPLETED`||this.state?.status===`FAILED`);get ended(){return z(this.#r)}set ended(e){V(this.#r,e)}#i=[];#a;#o=null;constructor(e){this.id=e}async#s(e){let t=await _(ot,{id:this.id},e);return t.syncRun&&this.#o===null&&(this.events=t.syncRun.events,this.state=t.syncRun,this.#c(t.syncRun)),t}#c(e){let t={id:this.id,after:e.events.at(-1)?.sequence??0};this.#o=this.ended&&t.after>=e.lastSequence?()=>{}:E(st,t,{next:({syncRunProgress:e})=>{e.sequence<=t.after||(t.after=e.sequence,this.#i.push(e),this.#a??=setTimeout(()=>this.#l(),dt))},error:()=>this.#u(),complete:()=>{this.#l(),this.resource.load()}})}#l(){clearTimeout(this.#a),this.#a=void 0;let e=this.#i.at(-1);e!==void 0&&(this.events=[...this.events,...this.#i.map(({syncRun:e,...t})=>t)],this.state=e.syncRun,this.#i=[])}#u(){this.#o=null,this.#i=[],this.resource.load()}async cancel(){let{cancelSync:e}=await _(ct,{id:this.id});return e.userErrors[0]?.message??null}async again(e){let t={trackedAccountId:e.trackedAccount.id,savedSearchId:e.savedSearch?.id??null},{syncRun:n,userErrors:r}=e.source===`EXPLORE`?(await _(ut,{input:t})).rejudge:(await _(lt,{input:t})).startSync;return n??{refused:r[0]?.message??`The server gave no reason.`}}stop(){clearTimeout(this.#a),this.resource.stop(),this.#o?.()}},pt=e(`<span></span>`),mt=e(`<!> `,1),ht=e(`<li><span class="name svelte-15t0d61"> </span> <span class="track svelte-15t0d61" aria-hidden="true"><!></span> <span class="took svelte-15t0d61"> </span> <span class="found svelte-15t0d61"><!></span></li>`),gt=e(`<ol aria-label="Stages, with how long each took" class="svelte-15t0d61"><!> <li class="total svelte-15t0d61"><span class="name svelte-15t0d61">All</span> <span class="track axis svelte-15t0d61" aria-hidden="true"></span> <span class="took svelte-15t0d61"> </span> <span class="found svelte-15t0d61"></span></li></ol>`);function _t(e,t){H(t,!0);let r=y(()=>t.events.at(-1)),o=y(()=>Te(t.events)),c=y(()=>Q(t.events)??t.clock),l=y(()=>z(o)===null?0:Math.max(z(c)-z(o),1)),u=y(()=>z(o)===null?0:Math.max((t.whole??z(c))-z(o),1)),d=y(()=>we(t.events)),f=y(()=>z(r).status===`FAILED`),p=e=>e.from===null?null:(e.to??z(c))-e.from,_=e=>z(u)>0?e/z(u)*100:0;var v=gt(),x=F(v);m(x,17,()=>z(d),e=>e.stage,(e,i)=>{let s=y(()=>p(z(i))),c=y(()=>Oe(z(i).stage,z(r))),l=y(()=>z(i).from!==null&&z(i).to===null);var u=ht();let d;var m=F(u),v=D(m,!0),x=T(m,2),S=F(x),C=e=>{var a=pt();let c,u;B((e,o)=>{c=n(a,1,`bar svelte-15t0d61`,null,c,{busy:z(l)&&!t.waits,waits:z(l)&&t.waits,failed:z(f)&&z(i).stage===z(r).stage}),u=W(a,``,u,{left:e,width:o})},[()=>`${_(z(i).from-z(o))??``}%`,()=>`${_(z(s))??``}%`]),g(e,a)};I(S,e=>{z(i).from!==null&&z(o)!==null&&z(s)!==null&&e(C)}),a(x);var w=T(x,2),E=D(w,!0),O=T(w,2),k=F(O),A=e=>{var t=mt(),n=j(t);X(n,{get value(){return z(c).value}});var r=T(n);B(()=>h(r,` ${z(c).words??``}`)),g(e,t)};I(k,e=>{z(c)&&z(i).from!==null&&e(A)}),a(O),a(u),B(e=>{d=n(u,1,`svelte-15t0d61`,null,d,{todo:z(i).from===null}),h(v,K[z(i).stage]),h(E,e)},[()=>z(s)===null?`–`:b(z(s))]),g(e,u)});var S=T(x,2),C=T(F(S),4),w=D(C,!0);s(2),a(S),a(v),B(e=>h(w,e),[()=>z(o)===null?`–`:b(z(l))]),g(e,v),i()}var vt=e(`<h1 class="hidden-visually"> </h1> <!>`,1),yt=e(`<p class="note wait svelte-8zi4io">The network takes no more calls for now. The run goes on by itself in <strong><!></strong>.</p>`),bt=e(`<p class="note svelte-8zi4io">The run is queued, and starts as soon as a worker is free. It survives anything.</p>`),xt=e(`<p class="note bad svelte-8zi4io"><strong> </strong> </p>`),St=e(`<div class="screen svelte-8zi4io"><!> <!> <!> <!> <!> <div class="pair svelte-8zi4io"><!> <!></div> <div class="pair svelte-8zi4io"><!> <!></div></div>`);function Ct(e,t){H(t,!0);let n=new ft(A(()=>t.id)),c=new tt(()=>n.events),l=y(()=>c.at===null?n.events:n.events.slice(0,c.at)),u=y(()=>z(l).at(-1)),d=y(()=>Q(z(l))!==null),p=y(()=>c.at!==null||z(d)?new Date(z(u)?.at??0).getTime():Math.max(r(),new Date(z(u)?.at??0).getTime())),m=y(()=>n.state?.waitingUntil!=null&&!n.ended&&new Date(n.state.waitingUntil).getTime()>z(p));o(()=>(n.resource.load(),()=>{c.pause(),n.stop()}));let _=y(()=>{let e=n.events.at(-1);return e?e.status===`COMPLETED`?`Completed: ${e.candidatesPassedCount} good ones`:e.status===`FAILED`?`The run failed`:e.stage?K[e.stage]:`Queued`:``});S(()=>{z(_)&&re(z(_))});function b(e){G(e)||e.defaultPrevented||(e.key===`Escape`?ie.go(`/runs`):e.key===` `&&n.ended&&!e.target.closest(`button, a, input`)&&(e.preventDefault(),c.toggle()))}var x=f();v(`keydown`,w,b);var C=j(x),E=e=>{M(e,{whole:!0,title:`There is no such run`,action:e=>{L(e,{href:`/runs`,children:(e,t)=>{s();var n=N(`All runs`);g(e,n)},$$slots:{default:!0}})},children:(e,t)=>{s();var n=N(`It does not exist, or it is somebody else's.`);g(e,n)},$$slots:{action:!0,default:!0}})},O=e=>{var r=vt(),i=j(r),a=D(i),o=T(i,2),s=e=>{J(e,{get error(){return n.resource.error},get onretry(){return n.resource.load},get busy(){return n.resource.loading}})},c=e=>{le(e,{lines:9})};I(o,e=>{n.resource.error?e(s):e(c,-1)}),B(()=>h(a,`Run ${t.id??``}`)),g(e,r)},k=e=>{var t=St(),r=F(t);Ve(r,{get live(){return n},get run(){return n.run},get state(){return n.state},get status(){return z(u).status},get waits(){return z(m)}});var i=T(r,2),o=e=>{var t=yt(),r=T(F(t)),i=F(r);ee(i,{get until(){return n.state.waitingUntil}}),a(r),s(),a(t),g(e,t)},d=e=>{var t=bt();g(e,t)},f=e=>{var t=xt(),r=F(t),i=D(r),o=T(r);a(t),B(()=>{h(i,`${n.state.errorCode===`CANCELLED`?`Cancelled`:`Failed`}:`),h(o,` ${n.state.errorMessage??``}`)}),g(e,t)};I(i,e=>{z(m)&&n.state.waitingUntil?e(o):z(u).status===`QUEUED`?e(d,1):z(u).status===`FAILED`&&n.state.errorMessage&&e(f,2)});var _=T(i,2),v=e=>{J(e,{get error(){return n.resource.error},get onretry(){return n.resource.load},get busy(){return n.resource.loading}})};I(_,e=>{n.resource.error&&e(v)});var b=T(_,2),x=e=>{at(e,{get replay(){return c},get events(){return n.events}})};I(b,e=>{n.ended&&n.events.length>1&&e(x)});var S=T(b,2);ve(S,{get event(){return z(u)},get run(){return n.run},get state(){return n.state}});var C=T(S,2),w=F(C);Y(w,{title:`Stages`,children:(e,t)=>{{let t=y(()=>Q(n.events));_t(e,{get events(){return z(l)},get clock(){return z(p)},get waits(){return z(m)},get whole(){return z(t)}})}},$$slots:{default:!0}});var E=T(w,2);Y(E,{title:`From seen to good`,children:(e,t)=>{Pe(e,{get event(){return z(u)}})},$$slots:{default:!0}}),a(C);var O=T(C,2),k=F(O);{let e=y(()=>!n.ended);Qe(k,{get events(){return z(l)},get live(){return z(e)}})}var A=T(k,2);Y(A,{title:`Best of this run`,flush:!0,children:(e,t)=>{Se(e,{get run(){return n.run},get ended(){return n.ended}})},$$slots:{default:!0}}),a(O),a(t),g(e,t)};I(C,e=>{n.resource.data&&n.run===null?e(E):n.run===null||n.state===null||z(u)===void 0?e(O,1):e(k,-1)}),g(e,x),i()}export{Ct as default};