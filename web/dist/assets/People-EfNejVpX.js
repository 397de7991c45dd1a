import{$ as e,A as t,Dt as n,E as r,F as i,G as a,I as o,J as s,K as c,Ot as l,P as u,Q as d,T as f,Tt as p,V as m,Z as h,_t as g,at as ee,b as _,bt as v,ct as y,d as b,dt as x,et as S,ft as C,gt as w,ht as T,it as E,j as D,k as O,kt as k,mt as A,n as j,ot as te,p as ne,pt as re,r as M,rt as N,v as ie,vt as P,wt as ae,xt as F,yt as I}from"./Countdown-CEhdvqAJ.js";import{a as L,r as R,t as oe}from"./index-225p7pDX.js";import{t as se}from"./Avatar-CNyOQNJP.js";import{i as ce,n as z,t as B}from"./RelativeTime-DvPO99Kt.js";import{a as V,i as H,n as le,r as U,s as ue,t as W}from"./words-BHCD-wSj.js";import{t as de}from"./check-PgadmORT.js";import{t as fe}from"./external-link-TFiFUnRy.js";import{t as pe}from"./Number-S5Kj8Tk6.js";import{t as me}from"./Outward-4i63qHIR.js";var he=new Set([`$$slots`,`$$events`,`$$legacy`]);function ge(e,n){let i=O(n,he),a={name:`download`,size:24,node:[[`path`,{d:`M12 15V3`}],[`path`,{d:`M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4`}],[`path`,{d:`m7 10 5 5 5-5`}]]};r(e,t(()=>i,{get icon(){return a}}))}var G=class extends String{__apiType;value;__meta__;constructor(e,t){super(e),this.value=e,this.__meta__=t}toString(){return this.value}};new G(`
    fragment PeopleRating on Rating {
  value
  reason
}
    `,{fragmentName:`PeopleRating`}),new G(`
    fragment PeopleCandidate on Candidate {
  id
  matchConfidence
  score
  sourceType
  foundAt
  gender
  labels
  followerCountTier
  matchReasons {
    kind
    text
    field
    start
    end
  }
  rating {
    ...PeopleRating
  }
  person {
    network
    externalId
    profileUrl
    handle
    name
    bio
    location
    profileImageUrl
    followersCount
  }
  trackedAccount {
    handle
  }
  savedSearch {
    name
  }
  lastSyncRun {
    databaseId
  }
}
    fragment PeopleRating on Rating {
  value
  reason
}`,{fragmentName:`PeopleCandidate`});var _e=new G(`
    query People($filter: CandidateFilter, $orderBy: CandidateOrder, $first: Int, $after: String, $last: Int, $before: String) {
  trackedAccounts {
    id
    handle
  }
  savedSearches {
    id
    name
  }
  candidates(
    filter: $filter
    orderBy: $orderBy
    first: $first
    after: $after
    last: $last
    before: $before
  ) {
    totalCount
    totalCountIsLowerBound
    pageInfo {
      startCursor
      endCursor
      hasNextPage
      hasPreviousPage
    }
    edges {
      node {
        ...PeopleCandidate
      }
    }
  }
}
    fragment PeopleCandidate on Candidate {
  id
  matchConfidence
  score
  sourceType
  foundAt
  gender
  labels
  followerCountTier
  matchReasons {
    kind
    text
    field
    start
    end
  }
  rating {
    ...PeopleRating
  }
  person {
    network
    externalId
    profileUrl
    handle
    name
    bio
    location
    profileImageUrl
    followersCount
  }
  trackedAccount {
    handle
  }
  savedSearch {
    name
  }
  lastSyncRun {
    databaseId
  }
}
fragment PeopleRating on Rating {
  value
  reason
}`),K=new G(`
    mutation PeopleRate($input: RateCandidateInput!) {
  rateCandidate(input: $input) {
    candidate {
      id
      rating {
        ...PeopleRating
      }
    }
    userErrors {
      message
    }
  }
}
    fragment PeopleRating on Rating {
  value
  reason
}`),ve=new G(`
    mutation PeopleExport($input: ExportCandidatesInput!) {
  exportCandidates(input: $input) {
    url
    userErrors {
      message
    }
  }
}
    `);function q(e){let t={},n=(n,r,i=!1)=>{let a=e.get(n);a&&(t[r]=i?[a]:a)};return n(`account`,`trackedAccountIds`,!0),n(`search`,`savedSearchIds`,!0),n(`run`,`syncRunIds`,!0),n(`confidence`,`confidence`),n(`rating`,`rating`),n(`source`,`sourceType`),n(`size`,`tiers`,!0),/[\p{L}\p{N}]/u.test(e.get(`text`)??``)&&n(`text`,`text`),t}function ye(e){let t=e.get(`order`),n=e.get(`before`);return{filter:q(e),orderBy:{field:t===`FOUND_AT`||t===`FOLLOWERS`?t:`SCORE`,direction:`DESC`},...n===null?{first:50,after:e.get(`after`)}:{last:50,before:n}}}var J=S(`<search class="filters svelte-lueivy" aria-label="Filter people"><label class="text svelte-lueivy"><span class="hidden-visually">Search in profiles</span> <input id="people-text" type="search" placeholder="Search in profiles" maxlength="200" class="svelte-lueivy"/></label> <!></search>`);function be(e,t){p(t,!0);let n=v(P(R.params.get(`text`)??``)),r,o=F(()=>(t.data?.trackedAccounts??[]).map(({id:e,handle:t})=>[e,`@${t}`])),s=F(()=>(t.data?.savedSearches??[]).map(({id:e,name:t})=>[e,t]));function c(e,t){R.choose({[e]:t,after:``,before:``})}function f(){clearTimeout(r),r=setTimeout(()=>c(`text`,y(n).trim()),300)}C(()=>()=>clearTimeout(r));let m=F(()=>[[`account`,`Account`,[[``,`All accounts`],...y(o)]],[`search`,`Search`,[[``,`All searches`],...y(s)]],[`confidence`,`Confidence`,[[``,`Any confidence`],[`FULL`,`Full matches`],[`MAYBE`,`Maybe`]]],[`rating`,`Rating`,[[``,`Any rating`],[`UNRATED`,`Not rated`],[`GOOD`,`Good`],[`BAD`,`Bad`]]],[`source`,`Found as`,[[``,`Followers and likers`],[`FOLLOWER`,`Followers`],[`LIKER`,`Likers`]]],[`size`,`Followers`,[[``,`Any size`],...Object.entries(V)]],[`order`,`Order`,[[``,`Best first`],[`FOUND_AT`,`Newest first`],[`FOLLOWERS`,`Most followers first`]]]]);var h=J(),_=A(h),b=g(A(_),2);i(b),l(_);var x=g(_,2);a(x,17,()=>y(m),([e,t,n])=>e,(e,t)=>{var n=F(()=>k(y(t),3));let r=()=>y(n)[0],i=()=>y(n)[1],a=()=>y(n)[2];{let t=F(()=>R.params.get(r())??``);ue(e,{get label(){return i()},get options(){return a()},get value(){return y(t)},onchange:e=>c(r(),e)})}}),l(h),ee(`input`,b,f),u(b,()=>y(n),e=>I(n,e)),d(e,h),ae()}E([`input`]);var Y=new Set([`$$slots`,`$$events`,`$$legacy`]);function xe(e,n){let i=O(n,Y),a={name:`undo-2`,size:24,node:[[`path`,{d:`M9 14 4 9l5-5`}],[`path`,{d:`M4 9h10.5a5.5 5.5 0 0 1 5.5 5.5a5.5 5.5 0 0 1-5.5 5.5H11`}]]};r(e,t(()=>i,{get icon(){return a}}))}function Se(e,t){let n=[],r=0,i=t.flatMap(({start:t,end:n})=>t!=null&&n!=null&&t>=0&&t<n&&n<=e.length?[[t,n]]:[]).sort((e,t)=>e[0]-t[0]);for(let[t,a]of i){if(a<=r)continue;let i=Math.max(t,r),o=n.at(-1);if(i>r)n.push({text:e.slice(r,i),marked:!1});else if(o?.marked){n[n.length-1]={text:o.text+e.slice(i,a),marked:!0},r=a;continue}n.push({text:e.slice(i,a),marked:!0}),r=a}return r<e.length&&n.push({text:e.slice(r),marked:!1}),n}var X=S(`<mark class="svelte-d6hn8h"> </mark>`),Z=S(`<bdi></bdi>`);function Q(t,n){p(n,!0);let r=F(()=>Se(n.text,n.reasons.filter(e=>e.field===n.field)));var i=Z();a(i,21,()=>y(r),c,(t,n)=>{var r=e(),i=T(r),a=e=>{var t=X(),r=w(t,!0);x(()=>h(r,y(n).text)),d(e,t)},o=e=>{var t=N();x(()=>h(t,y(n).text)),d(e,t)};s(i,e=>{y(n).marked?e(a):e(o,-1)}),d(t,r)}),l(i),d(t,i),ae()}var Ce=S(`<span class="muted svelte-1filxva"> </span>`),we=S(`<p class="bio svelte-1filxva" dir="auto"><!></p>`),Te=S(`<p class="bio muted svelte-1filxva">No bio.</p>`),Ee=S(`<li><bdi> </bdi></li>`),De=S(`<li class="none svelte-1filxva">The verdict is from before there were reasons.</li>`),Oe=S(`<div class="svelte-1filxva"><dt class="svelte-1filxva">Place</dt><dd class="svelte-1filxva"><!></dd></div>`),ke=S(`<div class="svelte-1filxva"><dt class="svelte-1filxva">Labels</dt><dd class="svelte-1filxva"> </dd></div>`),Ae=S(`<div class="svelte-1filxva"><dt class="svelte-1filxva">Search</dt><dd class="svelte-1filxva"><bdi> </bdi></dd></div>`),je=S(`<!> Good <kbd aria-hidden="true" class="svelte-1filxva">g</kbd>`,1),Me=S(`<!> Bad <kbd aria-hidden="true" class="svelte-1filxva">b</kbd>`,1),Ne=S(`<!> Undo <kbd aria-hidden="true" class="svelte-1filxva">u</kbd>`,1),Pe=S(` <!>`,1),Fe=S(`<button type="button" class="svelte-1filxva"> <kbd aria-hidden="true" class="svelte-1filxva"> </kbd></button>`),Ie=S(`<div class="reasons svelte-1filxva" role="group" aria-label="What is wrong"></div>`),Le=S(`<article aria-labelledby="person" class="svelte-1filxva"><header class="svelte-1filxva"><!> <div class="who svelte-1filxva"><h2 id="person" class="svelte-1filxva"><!></h2> <p class="muted svelte-1filxva"><bdi> </bdi> · <!> followers</p></div> <p class="verdict svelte-1filxva"><span> </span> <!></p></header> <!> <h3 class="svelte-1filxva">Why</h3> <ul class="why svelte-1filxva"></ul> <dl class="svelte-1filxva"><!> <div class="svelte-1filxva"><dt class="svelte-1filxva">Gender</dt><dd class="svelte-1filxva"> </dd></div> <!> <div class="svelte-1filxva"><dt class="svelte-1filxva">Found</dt> <dd class="svelte-1filxva"><!> <bdi> </bdi>, in <a> </a></dd></div> <!></dl> <div class="rate svelte-1filxva" role="group" aria-label="Rating"><span><!></span> <span><!></span> <!> <span class="saving muted svelte-1filxva" role="status"> </span> <span class="out svelte-1filxva"><!></span></div> <!></article>`);function Re(e,t){p(t,!0);let r=F(()=>t.candidate.person),i=F(()=>t.rated.rating?.value);var u=Le(),f=A(u),_=A(f);{let e=F(()=>y(r).name||y(r).handle);se(_,{get src(){return y(r).profileImageUrl},get name(){return y(e)},size:48})}var v=g(_,2),b=A(v),S=A(b);{let e=F(()=>y(r).name||y(r).handle);Q(S,{get text(){return y(e)},field:`NAME`,get reasons(){return t.candidate.matchReasons}})}l(b);var C=g(b,2),E=A(C),D=w(E),O=g(E,2);pe(O,{get value(){return y(r).followersCount},as:`compact`}),n(),l(C),l(v);var k=g(v,2),j=A(k),te=w(j,!0),ne=g(j,2),re=e=>{var n=Ce(),r=w(n);x(e=>h(r,`score ${e??``}`),[()=>t.candidate.score.toFixed(2)]),d(e,n)};s(ne,e=>{t.candidate.score!=null&&e(re)}),l(k),l(f);var N=g(f,2),ie=e=>{var n=we();Q(A(n),{get text(){return y(r).bio},field:`BIO`,get reasons(){return t.candidate.matchReasons}}),l(n),x(()=>n.dir=n.dir),d(e,n)},P=e=>{var t=Te();d(e,t)};s(N,e=>{y(r).bio?e(ie):e(P,-1)});var I=g(N,4);a(I,21,()=>t.candidate.matchReasons,c,(e,t)=>{var n=Ee();let r;var i=A(n),a=w(i,!0);l(n),x(()=>{r=m(n,1,`svelte-1filxva`,null,r,{none:y(t).kind===`UNREAD`}),h(a,y(t).text)}),d(e,n)},e=>{var t=De();d(e,t)}),l(I);var R=g(I,2),oe=A(R),ce=e=>{var n=Oe(),i=g(A(n));Q(A(i),{get text(){return y(r).location},field:`LOCATION`,get reasons(){return t.candidate.matchReasons}}),l(i),l(n),d(e,n)};s(oe,e=>{y(r).location&&e(ce)});var z=g(oe,2),V=g(A(z)),ue=w(V,!0);l(z);var he=g(z,2),ge=e=>{var n=ke(),r=g(A(n)),i=w(r,!0);l(n),x(e=>h(i,e),[()=>t.candidate.labels.join(`, `)]),d(e,n)};s(he,e=>{t.candidate.labels.length>0&&e(ge)});var G=g(he,2),_e=g(A(G),2),K=A(_e);B(K,{get time(){return t.candidate.foundAt}});var ve=g(K),q=g(ve),ye=w(q),J=g(q,2),be=w(J);l(_e),l(G);var Y=g(G,2),Se=e=>{var n=Ae(),r=g(A(n)),i=A(r),a=w(i,!0);l(r),l(n),x(()=>h(a,t.candidate.savedSearch.name)),d(e,n)};s(Y,e=>{t.candidate.savedSearch&&e(Se)}),l(R);var X=g(R,2),Z=A(X);let Re;var ze=A(Z);{let e=F(()=>y(i)===`GOOD`);M(ze,{get pressed(){return y(e)},get onclick(){return t.ongood},children:(e,t)=>{var r=je(),i=T(r);de(i,{size:16,"aria-hidden":`true`}),n(2),d(e,r)},$$slots:{default:!0}})}l(Z);var $=g(Z,2);let Be;var Ve=A($);{let e=F(()=>y(i)===`BAD`);M(Ve,{get pressed(){return y(e)},get onclick(){return t.onbad},children:(e,t)=>{var r=Me(),i=T(r);L(i,{size:16,"aria-hidden":`true`}),n(2),d(e,r)},$$slots:{default:!0}})}l($);var He=g($,2);{let e=F(()=>!t.canUndo);M(He,{kind:`ghost`,get disabled(){return y(e)},get onclick(){return t.onundo},children:(e,t)=>{var r=Ne();xe(T(r),{size:16,"aria-hidden":`true`}),n(2),d(e,r)},$$slots:{default:!0}})}var Ue=g(He,2),We=w(Ue,!0),Ge=g(Ue,2),Ke=A(Ge);me(Ke,{get href(){return y(r).profileUrl},children:(e,t)=>{n();var i=Pe(),a=T(i),o=g(a);fe(o,{size:13,"aria-hidden":`true`}),x(()=>h(a,`Open at ${H[y(r).network]??``} `)),d(e,i)},$$slots:{default:!0}}),l(Ge),l(X);var qe=g(X,2),Je=e=>{var n=Ie();a(n,22,()=>t.reasons,e=>e,(e,n,r)=>{var i=Fe(),a=A(i),s=g(a),c=w(s,!0);l(i),x(()=>{o(i,`aria-pressed`,t.rated.rating?.reason===n),h(a,`${W[n]??``} `),h(c,y(r)+1)}),ee(`click`,i,()=>t.onreason(n)),d(e,i)}),l(n),d(e,n)};s(qe,e=>{y(i)===`BAD`&&e(Je)}),l(u),x(()=>{h(D,`@${y(r).handle??``}`),m(j,1,`badge ${t.candidate.matchConfidence??``}`,`svelte-1filxva`),h(te,le[t.candidate.matchConfidence]),h(ue,U[t.candidate.gender]),h(ve,` as a ${t.candidate.sourceType===`LIKER`?`liker`:`follower`} of `),h(ye,`@${t.candidate.trackedAccount.handle??``}`),o(J,`href`,`/runs/${t.candidate.lastSyncRun.databaseId??``}`),h(be,`run ${t.candidate.lastSyncRun.databaseId??``}`),Re=m(Z,1,`choice good svelte-1filxva`,null,Re,{on:y(i)===`GOOD`}),Be=m($,1,`choice bad svelte-1filxva`,null,Be,{on:y(i)===`BAD`}),h(We,t.rated.pending?`Saving…`:y(i)===`GOOD`?`Rated good`:y(i)===`BAD`?`Rated bad`:``)}),d(e,u),ae()}E([`click`]);var ze=class{#e=new f;#t=new Map;#n=v(P([]));#r=v(null);get failed(){return y(this.#r)}set failed(e){I(this.#r,e)}get canUndo(){return y(this.#n).length>0}of(e){return this.#e.get(e.id)??{rating:e.rating,pending:!1}}forget(){for(let[e,{pending:t}]of this.#e)t||this.#e.delete(e)}rate(e,t){return y(this.#n).push({id:e.id,before:this.of(e).rating}),this.#i(e,t)}undo(e){for(;;){let t=y(this.#n).pop();if(t===void 0)return;let n=e.find(({id:e})=>e===t.id);if(n!==void 0)return this.#i(n,t.before),n}}#i(e,t){let{id:n}=e,r=this.of(e).rating,i={rating:t,pending:!0};this.#e.set(n,i),this.failed=null;let a=(this.#t.get(n)??Promise.resolve()).then(async()=>{try{let e=await $(n,t);this.#e.get(n)===i&&this.#e.set(n,{rating:e,pending:!1})}catch(t){if(!(t instanceof _))throw t;this.failed={id:n,name:e.person.name||e.person.handle,error:t},this.#e.get(n)===i&&this.#e.set(n,{rating:r,pending:!1}),I(this.#n,y(this.#n).filter(e=>e.id!==n),!0)}});return this.#t.set(n,a),a}};async function $(e,t){let n={candidateId:e,value:t?.value??null,reason:t?.reason??null},{rateCandidate:r}=await ie(K,{input:n}),[i]=r.userErrors;if(i||!r.candidate)throw new _(`BAD_USER_INPUT`,i?.message??`This person is not in your lists any more.`);return r.candidate.rating}var Be=S(`<!> Download CSV`,1),Ve=S(`<span class="muted svelte-i97bc0">Request <code> </code></span>`),He=S(`<div class="refused svelte-i97bc0" role="alert">The rating of <bdi> </bdi> <!></div>`),Ue=S(`<span class="hints svelte-i97bc0" aria-hidden="true"><kbd>j</kbd> <kbd>k</kbd> to move</span>`),We=S(`<p> </p>`),Ge=S(`<span> </span>`),Ke=S(`<span class="mark MAYBE svelte-i97bc0">Maybe</span>`),qe=S(`<li><button type="button" class="row svelte-i97bc0"><!> <span class="name svelte-i97bc0"><bdi class="svelte-i97bc0"> </bdi> <small class="svelte-i97bc0"><bdi> </bdi></small></span> <!></button></li>`),Je=S(`<div class="pages svelte-i97bc0"><!> <!></div>`),Ye=S(`<ul class="svelte-i97bc0"></ul> <!>`,1),Xe=S(`<div class="detail svelte-i97bc0"><!></div>`),Ze=S(`<div class="head svelte-i97bc0"><h1>People</h1> <p class="muted svelte-i97bc0" role="status"> </p> <!></div> <!> <!> <!> <div class="triage svelte-i97bc0"><div class="list svelte-i97bc0"><!></div> <!></div>`,1);function Qe(t,r){p(r,!0);let i=[`BOT`,`WRONG_JOB`,`WRONG_SKILL`,`WRONG_GENDER`,`WRONG_PERSONALITY`,`OTHER`],c=new ne(e=>ie(_e,ye(R.params),e)),u=new ze,f=v(0),S=v(!1),E=v(null),O=v(void 0),k=v(void 0),P=`first`,L=F(()=>c.data?.candidates.edges.map(({node:e})=>e)??[]),B=F(()=>y(L)[Math.min(y(f),y(L).length-1)]),V=F(()=>c.data?.candidates.pageInfo),H=F(()=>Object.keys(q(R.params)).length>0),le=F(()=>{if(!c.data)return``;let{totalCount:e,totalCountIsLowerBound:t}=c.data.candidates;return`${b(e)}${t?`+`:``} ${e===1?`person`:`people`}`});C(()=>(R.search,c.load().then(()=>{u.forget(),I(f,P===`last`?Math.max(0,y(L).length-1):0,!0),P=`first`}),()=>c.stop())),C(()=>{let e=y(O)?.children[y(f)];if(!y(O)||!(e instanceof HTMLElement))return;let t=e.offsetTop;t<y(O).scrollTop?y(O).scrollTop=t:t+e.offsetHeight>y(O).scrollTop+y(O).clientHeight&&(y(O).scrollTop=t+e.offsetHeight-y(O).clientHeight)});function U(e){let t=y(f)+e;y(L)[t]?I(f,t):e>0&&y(V)?.hasNextPage?W(`after`,y(V).endCursor):e<0&&y(V)?.hasPreviousPage&&W(`before`,y(V).startCursor)}function ue(e){I(f,e,!0),y(k)?.scrollIntoView({block:`nearest`})}function W(e,t){P=e===`before`?`last`:`first`,R.choose({after:``,before:``,[e]:t??``})}function de(){y(B)&&(u.rate(y(B),{value:`GOOD`,reason:null}),U(1))}function fe(){y(B)&&u.rate(y(B),{value:`BAD`,reason:null})}function pe(e){y(B)&&u.of(y(B)).rating?.value===`BAD`&&(u.rate(y(B),{value:`BAD`,reason:e}),U(1))}function me(){let e=u.undo(y(L));e&&I(f,y(L).indexOf(e),!0)}let he={j:()=>U(1),k:()=>U(-1),g:de,b:fe,u:me,"/":()=>document.getElementById(`people-text`)?.focus(),...Object.fromEntries(i.map((e,t)=>[String(t+1),()=>pe(e)]))};function G(e){let t=he[e.key];t&&!oe(e)&&(e.preventDefault(),t())}async function K(){I(S,!0),I(E,null);try{let{exportCandidates:e}=await ie(ve,{input:{filter:q(R.params),byteOrderMark:!0}}),[t]=e.userErrors;if(t||!e.url)throw new _(`CONFLICT`,t?.message??`There is nothing to download.`);let n=document.createElement(`a`);n.href=e.url,n.download=``,n.click()}catch(e){if(!(e instanceof _))throw e;I(E,e)}finally{I(S,!1)}}var J=Ze();te(`keydown`,re,G,!0);var Y=T(J),xe=g(A(Y),2),Se=w(xe,!0),X=g(xe,2);{let e=F(()=>y(L).length===0);M(X,{get busy(){return y(S)},get disabled(){return y(e)},onclick:K,children:(e,t)=>{var r=Be();ge(T(r),{size:15,"aria-hidden":`true`}),n(),d(e,r)},$$slots:{default:!0}})}l(Y);var Z=g(Y,2);be(Z,{get data(){return c.data}});var Q=g(Z,2),Ce=e=>{ce(e,{get error(){return y(E)},onretry:K,get busy(){return y(S)}})};s(Q,e=>{y(E)&&e(Ce)});var we=g(Q,2),Te=e=>{var t=He(),n=g(A(t)),r=w(n,!0),i=g(n),a=g(i),o=e=>{var t=Ve(),n=g(A(t)),r=w(n,!0);l(t),x(()=>h(r,u.failed.error.requestId)),d(e,t)};s(a,e=>{u.failed.error.requestId&&e(o)}),l(t),x(()=>{h(r,u.failed.name),h(i,` was not saved: ${u.failed.error.message??``} `)}),d(e,t)};s(we,e=>{u.failed&&e(Te)});var Ee=g(we,2),De=A(Ee),Oe=A(De);z(Oe,{title:`List`,get resource(){return c},lines:10,flush:!0,actions:e=>{var t=Ue();d(e,t)},children:(t,r)=>{var i=e(),c=T(i),p=e=>{{let t=e=>{{let t=F(()=>y(H)?`/people`:`/accounts`);M(e,{get href(){return y(t)},children:(e,t)=>{n();var r=N();x(()=>h(r,y(H)?`Show everybody`:`Go to accounts`)),d(e,r)},$$slots:{default:!0}})}},r=F(()=>y(H)?`Nobody meets this filter`:`Nobody has been found yet`);j(e,{get title(){return y(r)},action:t,children:(e,t)=>{var n=We(),r=w(n,!0);x(()=>h(r,y(H)?`Take a condition away, or write other words.`:`People appear here as runs find them.`)),d(e,n)},$$slots:{action:!0,default:!0}})}},_=e=>{var t=Ye(),r=T(t);a(r,23,()=>y(L),e=>e.id,(e,t,n)=>{let r=F(()=>u.of(y(t)));var i=qe(),a=A(i),c=A(a);{let e=F(()=>y(t).person.name||y(t).person.handle);se(c,{get src(){return y(t).person.profileImageUrl},get name(){return y(e)},size:28})}var p=g(c,2),_=A(p),v=w(_,!0),b=g(_,2),S=A(b),C=w(S,!0);l(b),l(p);var T=g(p,2),E=e=>{var t=Ge();let n;var i=w(t,!0);x(()=>{n=m(t,1,`mark ${y(r).rating.value??``}`,`svelte-i97bc0`,n,{pending:y(r).pending}),h(i,y(r).rating.value===`GOOD`?`Good`:`Bad`)}),d(e,t)},D=e=>{var t=Ke();d(e,t)};s(T,e=>{y(r).rating?e(E):y(t).matchConfidence===`MAYBE`&&e(D,1)}),l(a),l(i),x(()=>{o(a,`aria-current`,y(n)===y(f)?`true`:void 0),h(v,y(t).person.name||y(t).person.handle),h(C,y(t).matchReasons[0]?.text??`@${y(t).person.handle}`)}),ee(`click`,a,()=>ue(y(n))),d(e,i)}),l(r),D(r,e=>I(O,e),()=>y(O));var i=g(r,2),c=e=>{var t=Je(),r=A(t);{let e=F(()=>!y(V).hasPreviousPage);M(r,{get disabled(){return y(e)},onclick:()=>W(`before`,y(V).startCursor),children:(e,t)=>{n();var r=N(`Previous`);d(e,r)},$$slots:{default:!0}})}var i=g(r,2);{let e=F(()=>!y(V).hasNextPage);M(i,{get disabled(){return y(e)},onclick:()=>W(`after`,y(V).endCursor),children:(e,t)=>{n();var r=N(`Next`);d(e,r)},$$slots:{default:!0}})}l(t),d(e,t)};s(i,e=>{(y(V)?.hasNextPage||y(V)?.hasPreviousPage)&&e(c)}),d(e,t)};s(c,e=>{y(L).length===0?e(p):e(_,-1)}),d(t,i)},$$slots:{actions:!0,default:!0}}),l(De);var ke=g(De,2),Ae=e=>{var t=Xe(),n=A(t);{let e=F(()=>u.of(y(B)));Re(n,{get candidate(){return y(B)},get rated(){return y(e)},get reasons(){return i},get canUndo(){return u.canUndo},ongood:de,onbad:fe,onreason:pe,onundo:me})}l(t),D(t,e=>I(k,e),()=>y(k)),d(e,t)};s(ke,e=>{y(B)&&e(Ae)}),l(Ee),x(()=>{h(Se,y(le)),o(Ee,`aria-busy`,c.loading)}),d(t,J),ae()}E([`click`]);export{Qe as default};