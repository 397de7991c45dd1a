import{$ as e,A as t,At as n,D as r,E as i,Et as a,F as o,H as s,I as c,K as l,L as u,M as d,Ot as f,Q as p,St as m,Tt as h,Y as g,_t as _,at as v,bt as y,et as b,f as x,ft as S,gt as C,ht as w,it as T,j as E,kt as D,lt as O,m as ee,mt as te,n as k,ot as ne,pt as re,q as A,r as j,st as ie,tt as M,vt as N,x as P,xt as F,y as I,yt as L}from"./Countdown-qOk8JUR5.js";import{a as R,r as z,t as ae}from"./index-B1uSH7XM.js";import{t as oe}from"./Avatar-BWYYinuZ.js";import{i as se,n as ce,t as B}from"./RelativeTime-In0xuMVg.js";import{a as V,i as H,n as le,r as U,s as ue,t as W}from"./words-H5T14Ich.js";import{t as de}from"./check-NLy4xlhk.js";import{t as fe}from"./external-link-DNgZwCob.js";import{t as pe}from"./Number-DHMEFdcv.js";import{t as me}from"./Outward-Dos8AwVj.js";var he=new Set([`$$slots`,`$$events`,`$$legacy`]);function ge(e,n){let i=t(n,he),a={name:`download`,size:24,node:[[`path`,{d:`M12 15V3`}],[`path`,{d:`M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4`}],[`path`,{d:`m7 10 5 5 5-5`}]]};r(e,E(()=>i,{get icon(){return a}}))}var G=class extends String{__apiType;value;__meta__;constructor(e,t){super(e),this.value=e,this.__meta__=t}toString(){return this.value}};new G(`
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
    `);function q(e){let t={},n=(n,r,i=!1)=>{let a=e.get(n);a&&(t[r]=i?[a]:a)};return n(`account`,`trackedAccountIds`,!0),n(`search`,`savedSearchIds`,!0),n(`run`,`syncRunIds`,!0),n(`confidence`,`confidence`),n(`rating`,`rating`),n(`source`,`sourceType`),n(`size`,`tiers`,!0),/[\p{L}\p{N}]/u.test(e.get(`text`)??``)&&n(`text`,`text`),t}function ye(e){let t=e.get(`order`),n=e.get(`before`);return{filter:q(e),orderBy:{field:t===`FOUND_AT`||t===`FOLLOWERS`?t:`SCORE`,direction:`DESC`},...n===null?{first:50,after:e.get(`after`)}:{last:50,before:n}}}var J=M(`<search class="filters svelte-lueivy" aria-label="Filter people"><label class="text svelte-lueivy"><span class="hidden-visually">Search in profiles</span> <input id="people-text" type="search" placeholder="Search in profiles" maxlength="200" class="svelte-lueivy"/></label> <!></search>`);function be(t,r){a(r,!0);let i=F(L(z.params.get(`text`)??``)),s,u=m(()=>(r.data?.trackedAccounts??[]).map(({id:e,handle:t})=>[e,`@${t}`])),d=m(()=>(r.data?.savedSearches??[]).map(({id:e,name:t})=>[e,t]));function f(e,t){z.choose({[e]:t,after:``,before:``})}function p(){clearTimeout(s),s=setTimeout(()=>f(`text`,O(i).trim()),300)}re(()=>()=>clearTimeout(s));let g=m(()=>[[`account`,`Account`,[[``,`All accounts`],...O(u)]],[`search`,`Search`,[[``,`All searches`],...O(d)]],[`confidence`,`Confidence`,[[``,`Any confidence`],[`FULL`,`Full matches`],[`MAYBE`,`Maybe`]]],[`rating`,`Rating`,[[``,`Any rating`],[`UNRATED`,`Not rated`],[`GOOD`,`Good`],[`BAD`,`Bad`]]],[`source`,`Found as`,[[``,`Followers and likers`],[`FOLLOWER`,`Followers`],[`LIKER`,`Likers`]]],[`size`,`Followers`,[[``,`Any size`],...Object.entries(V)]],[`order`,`Order`,[[``,`Best first`],[`FOUND_AT`,`Newest first`],[`FOLLOWERS`,`Most followers first`]]]]);var _=J(),v=w(_),b=N(w(v),2);c(b),D(v);var x=N(v,2);l(x,17,()=>O(g),([e,t,n])=>e,(e,t)=>{var r=m(()=>n(O(t),3));let i=()=>O(r)[0],a=()=>O(r)[1],o=()=>O(r)[2];{let t=m(()=>z.params.get(i())??``);ue(e,{get label(){return a()},get options(){return o()},get value(){return O(t)},onchange:e=>f(i(),e)})}}),D(_),ne(`input`,b,p),o(b,()=>O(i),e=>y(i,e)),e(t,_),h()}v([`input`]);var Y=new Set([`$$slots`,`$$events`,`$$legacy`]);function xe(e,n){let i=t(n,Y),a={name:`undo-2`,size:24,node:[[`path`,{d:`M9 14 4 9l5-5`}],[`path`,{d:`M4 9h10.5a5.5 5.5 0 0 1 5.5 5.5a5.5 5.5 0 0 1-5.5 5.5H11`}]]};r(e,E(()=>i,{get icon(){return a}}))}function Se(e,t){let n=[],r=0,i=t.flatMap(({start:t,end:n})=>t!=null&&n!=null&&t>=0&&t<n&&n<=e.length?[[t,n]]:[]).sort((e,t)=>e[0]-t[0]);for(let[t,a]of i){if(a<=r)continue;let i=Math.max(t,r),o=n.at(-1);if(i>r)n.push({text:e.slice(r,i),marked:!1});else if(o?.marked){n[n.length-1]={text:o.text+e.slice(i,a),marked:!0},r=a;continue}n.push({text:e.slice(i,a),marked:!0}),r=a}return r<e.length&&n.push({text:e.slice(r),marked:!1}),n}var X=M(`<mark class="svelte-d6hn8h"> </mark>`),Z=M(`<bdi></bdi>`);function Q(t,n){a(n,!0);let r=m(()=>Se(n.text,n.reasons.filter(e=>e.field===n.field)));var i=Z();l(i,21,()=>O(r),A,(t,n)=>{var r=b(),i=C(r),a=t=>{var r=X(),i=_(r,!0);S(()=>p(i,O(n).text)),e(t,r)},o=t=>{var r=T();S(()=>p(r,O(n).text)),e(t,r)};g(i,e=>{O(n).marked?e(a):e(o,-1)}),e(t,r)}),D(i),e(t,i),h()}var Ce=M(`<span class="muted svelte-1filxva"> </span>`),we=M(`<p class="bio svelte-1filxva" dir="auto"><!></p>`),Te=M(`<p class="bio muted svelte-1filxva">No bio.</p>`),Ee=M(`<li><bdi> </bdi></li>`),De=M(`<li class="none svelte-1filxva">The verdict is from before there were reasons.</li>`),Oe=M(`<div class="svelte-1filxva"><dt class="svelte-1filxva">Place</dt><dd class="svelte-1filxva"><!></dd></div>`),ke=M(`<div class="svelte-1filxva"><dt class="svelte-1filxva">Labels</dt><dd class="svelte-1filxva"> </dd></div>`),Ae=M(`<div class="svelte-1filxva"><dt class="svelte-1filxva">Search</dt><dd class="svelte-1filxva"><bdi> </bdi></dd></div>`),je=M(`<!> Good <kbd aria-hidden="true" class="svelte-1filxva">g</kbd>`,1),Me=M(`<!> Bad <kbd aria-hidden="true" class="svelte-1filxva">b</kbd>`,1),Ne=M(`<!> Undo <kbd aria-hidden="true" class="svelte-1filxva">u</kbd>`,1),Pe=M(` <!>`,1),Fe=M(`<button type="button" class="svelte-1filxva"> <kbd aria-hidden="true" class="svelte-1filxva"> </kbd></button>`),Ie=M(`<div class="reasons svelte-1filxva" role="group" aria-label="What is wrong"></div>`),Le=M(`<article aria-labelledby="person" class="svelte-1filxva"><header class="svelte-1filxva"><!> <div class="who svelte-1filxva"><h2 id="person" class="svelte-1filxva"><!></h2> <p class="muted svelte-1filxva"><bdi> </bdi> · <!> followers</p></div> <p class="verdict svelte-1filxva"><span> </span> <!></p></header> <!> <h3 class="svelte-1filxva">Why</h3> <ul class="why svelte-1filxva"></ul> <dl class="svelte-1filxva"><!> <div class="svelte-1filxva"><dt class="svelte-1filxva">Gender</dt><dd class="svelte-1filxva"> </dd></div> <!> <div class="svelte-1filxva"><dt class="svelte-1filxva">Found</dt> <dd class="svelte-1filxva"><!> <bdi> </bdi>, in <a> </a></dd></div> <!></dl> <div class="rate svelte-1filxva" role="group" aria-label="Rating"><span><!></span> <span><!></span> <!> <span class="saving muted svelte-1filxva" role="status"> </span> <span class="out svelte-1filxva"><!></span></div> <!></article>`);function Re(t,n){a(n,!0);let r=m(()=>n.candidate.person),i=m(()=>n.rated.rating?.value);var o=Le(),c=w(o),d=w(c);{let e=m(()=>O(r).name||O(r).handle);oe(d,{get src(){return O(r).profileImageUrl},get name(){return O(e)},size:48})}var v=N(d,2),y=w(v),b=w(y);{let e=m(()=>O(r).name||O(r).handle);Q(b,{get text(){return O(e)},field:`NAME`,get reasons(){return n.candidate.matchReasons}})}D(y);var x=N(y,2),T=w(x),E=_(T),ee=N(T,2);pe(ee,{get value(){return O(r).followersCount},as:`compact`}),f(),D(x),D(v);var te=N(v,2),k=w(te),re=_(k,!0),ie=N(k,2),M=t=>{var r=Ce(),i=_(r);S(e=>p(i,`score ${e??``}`),[()=>n.candidate.score.toFixed(2)]),e(t,r)};g(ie,e=>{n.candidate.score!=null&&e(M)}),D(te),D(c);var P=N(c,2),F=t=>{var i=we();Q(w(i),{get text(){return O(r).bio},field:`BIO`,get reasons(){return n.candidate.matchReasons}}),D(i),S(()=>i.dir=i.dir),e(t,i)},I=t=>{var n=Te();e(t,n)};g(P,e=>{O(r).bio?e(F):e(I,-1)});var L=N(P,4);l(L,21,()=>n.candidate.matchReasons,A,(t,n)=>{var r=Ee();let i;var a=w(r),o=_(a,!0);D(r),S(()=>{i=s(r,1,`svelte-1filxva`,null,i,{none:O(n).kind===`UNREAD`}),p(o,O(n).text)}),e(t,r)},t=>{var n=De();e(t,n)}),D(L);var z=N(L,2),ae=w(z),se=t=>{var i=Oe(),a=N(w(i));Q(w(a),{get text(){return O(r).location},field:`LOCATION`,get reasons(){return n.candidate.matchReasons}}),D(a),D(i),e(t,i)};g(ae,e=>{O(r).location&&e(se)});var ce=N(ae,2),V=N(w(ce)),ue=_(V,!0);D(ce);var he=N(ce,2),ge=t=>{var r=ke(),i=N(w(r)),a=_(i,!0);D(r),S(e=>p(a,e),[()=>n.candidate.labels.join(`, `)]),e(t,r)};g(he,e=>{n.candidate.labels.length>0&&e(ge)});var G=N(he,2),_e=N(w(G),2),K=w(_e);B(K,{get time(){return n.candidate.foundAt}});var ve=N(K),q=N(ve),ye=_(q),J=N(q,2),be=_(J);D(_e),D(G);var Y=N(G,2),Se=t=>{var r=Ae(),i=N(w(r)),a=w(i),o=_(a,!0);D(i),D(r),S(()=>p(o,n.candidate.savedSearch.name)),e(t,r)};g(Y,e=>{n.candidate.savedSearch&&e(Se)}),D(z);var X=N(z,2),Z=w(X);let Re;var ze=w(Z);{let t=m(()=>O(i)===`GOOD`);j(ze,{get pressed(){return O(t)},get onclick(){return n.ongood},children:(t,n)=>{var r=je(),i=C(r);de(i,{size:16,"aria-hidden":`true`}),f(2),e(t,r)},$$slots:{default:!0}})}D(Z);var $=N(Z,2);let Be;var Ve=w($);{let t=m(()=>O(i)===`BAD`);j(Ve,{get pressed(){return O(t)},get onclick(){return n.onbad},children:(t,n)=>{var r=Me(),i=C(r);R(i,{size:16,"aria-hidden":`true`}),f(2),e(t,r)},$$slots:{default:!0}})}D($);var He=N($,2);{let t=m(()=>!n.canUndo);j(He,{kind:`ghost`,get disabled(){return O(t)},get onclick(){return n.onundo},children:(t,n)=>{var r=Ne();xe(C(r),{size:16,"aria-hidden":`true`}),f(2),e(t,r)},$$slots:{default:!0}})}var Ue=N(He,2),We=_(Ue,!0),Ge=N(Ue,2),Ke=w(Ge);me(Ke,{get href(){return O(r).profileUrl},children:(t,n)=>{f();var i=Pe(),a=C(i),o=N(a);fe(o,{size:13,"aria-hidden":`true`}),S(()=>p(a,`Open at ${H[O(r).network]??``} `)),e(t,i)},$$slots:{default:!0}}),D(Ge),D(X);var qe=N(X,2),Je=t=>{var r=Ie();l(r,22,()=>n.reasons,e=>e,(t,r,i)=>{var a=Fe(),o=w(a),s=N(o),c=_(s,!0);D(a),S(()=>{u(a,`aria-pressed`,n.rated.rating?.reason===r),p(o,`${W[r]??``} `),p(c,O(i)+1)}),ne(`click`,a,()=>n.onreason(r)),e(t,a)}),D(r),e(t,r)};g(qe,e=>{O(i)===`BAD`&&e(Je)}),D(o),S(()=>{p(E,`@${O(r).handle??``}`),s(k,1,`badge ${n.candidate.matchConfidence??``}`,`svelte-1filxva`),p(re,le[n.candidate.matchConfidence]),p(ue,U[n.candidate.gender]),p(ve,` as a ${n.candidate.sourceType===`LIKER`?`liker`:`follower`} of `),p(ye,`@${n.candidate.trackedAccount.handle??``}`),u(J,`href`,`/runs/${n.candidate.lastSyncRun.databaseId??``}`),p(be,`run ${n.candidate.lastSyncRun.databaseId??``}`),Re=s(Z,1,`choice good svelte-1filxva`,null,Re,{on:O(i)===`GOOD`}),Be=s($,1,`choice bad svelte-1filxva`,null,Be,{on:O(i)===`BAD`}),p(We,n.rated.pending?`Saving…`:O(i)===`GOOD`?`Rated good`:O(i)===`BAD`?`Rated bad`:``)}),e(t,o),h()}v([`click`]);var ze=class{#e=new i;#t=new Map;#n=F(L([]));#r=F(null);get failed(){return O(this.#r)}set failed(e){y(this.#r,e)}get canUndo(){return O(this.#n).length>0}of(e){return this.#e.get(e.id)??{rating:e.rating,pending:!1}}forget(){for(let[e,{pending:t}]of this.#e)t||this.#e.delete(e)}rate(e,t){return O(this.#n).push({id:e.id,before:this.of(e).rating}),this.#i(e,t)}undo(e){for(;;){let t=O(this.#n).pop();if(t===void 0)return;let n=e.find(({id:e})=>e===t.id);if(n!==void 0)return this.#i(n,t.before),n}}#i(e,t){let{id:n}=e,r=this.of(e).rating,i={rating:t,pending:!0};this.#e.set(n,i),this.failed=null;let a=(this.#t.get(n)??Promise.resolve()).then(async()=>{try{let e=await $(n,t);this.#e.get(n)===i&&this.#e.set(n,{rating:e,pending:!1})}catch(t){if(!(t instanceof P))throw t;this.failed={id:n,name:e.person.name||e.person.handle,error:t},this.#e.get(n)===i&&this.#e.set(n,{rating:r,pending:!1}),y(this.#n,O(this.#n).filter(e=>e.id!==n),!0)}});return this.#t.set(n,a),a}};async function $(e,t){let n={candidateId:e,value:t?.value??null,reason:t?.reason??null},{rateCandidate:r}=await I(K,{input:n}),[i]=r.userErrors;if(i||!r.candidate)throw new P(`BAD_USER_INPUT`,i?.message??`This person is not in your lists any more.`);return r.candidate.rating}var Be=M(`<!> Download CSV`,1),Ve=M(`<span class="muted svelte-i97bc0">Request <code> </code></span>`),He=M(`<div class="refused svelte-i97bc0" role="alert">The rating of <bdi> </bdi> <!></div>`),Ue=M(`<span class="hints svelte-i97bc0" aria-hidden="true"><kbd>j</kbd> <kbd>k</kbd> to move</span>`),We=M(`<p> </p>`),Ge=M(`<span> </span>`),Ke=M(`<span class="mark MAYBE svelte-i97bc0">Maybe</span>`),qe=M(`<li><button type="button" class="row svelte-i97bc0"><!> <span class="name svelte-i97bc0"><bdi class="svelte-i97bc0"> </bdi> <small class="svelte-i97bc0"><bdi> </bdi></small></span> <!></button></li>`),Je=M(`<div class="pages svelte-i97bc0"><!> <!></div>`),Ye=M(`<ul class="svelte-i97bc0"></ul> <!>`,1),Xe=M(`<div class="detail svelte-i97bc0"><!></div>`),Ze=M(`<div class="head svelte-i97bc0"><h1>People</h1> <p class="muted svelte-i97bc0" role="status"> </p> <!></div> <!> <!> <!> <div class="triage svelte-i97bc0"><div class="list svelte-i97bc0"><!></div> <!></div>`,1);function Qe(t,n){a(n,!0);let r=[`BOT`,`WRONG_JOB`,`WRONG_SKILL`,`WRONG_GENDER`,`WRONG_PERSONALITY`,`OTHER`],i=new ee(e=>I(_e,ye(z.params),e)),o=new ze,c=F(0),v=F(!1),E=F(null),A=F(void 0),M=F(void 0),L=`first`,R=m(()=>i.data?.candidates.edges.map(({node:e})=>e)??[]),B=m(()=>O(R)[Math.min(O(c),O(R).length-1)]),V=m(()=>i.data?.candidates.pageInfo),H=m(()=>Object.keys(q(z.params)).length>0),le=m(()=>{if(!i.data)return``;let{totalCount:e,totalCountIsLowerBound:t}=i.data.candidates;return`${x(e)}${t?`+`:``} ${e===1?`person`:`people`}`});re(()=>(z.search,i.load().then(()=>{o.forget(),y(c,L===`last`?Math.max(0,O(R).length-1):0,!0),L=`first`}),()=>i.stop())),re(()=>{let e=O(A)?.children[O(c)];if(!O(A)||!(e instanceof HTMLElement))return;let t=e.offsetTop;t<O(A).scrollTop?O(A).scrollTop=t:t+e.offsetHeight>O(A).scrollTop+O(A).clientHeight&&(O(A).scrollTop=t+e.offsetHeight-O(A).clientHeight)});function U(e){let t=O(c)+e;O(R)[t]?y(c,t):e>0&&O(V)?.hasNextPage?W(`after`,O(V).endCursor):e<0&&O(V)?.hasPreviousPage&&W(`before`,O(V).startCursor)}function ue(e){y(c,e,!0),O(M)?.scrollIntoView({block:`nearest`})}function W(e,t){L=e===`before`?`last`:`first`,z.choose({after:``,before:``,[e]:t??``})}function de(){O(B)&&(o.rate(O(B),{value:`GOOD`,reason:null}),U(1))}function fe(){O(B)&&o.rate(O(B),{value:`BAD`,reason:null})}function pe(e){O(B)&&o.of(O(B)).rating?.value===`BAD`&&(o.rate(O(B),{value:`BAD`,reason:e}),U(1))}function me(){let e=o.undo(O(R));e&&y(c,O(R).indexOf(e),!0)}let he={j:()=>U(1),k:()=>U(-1),g:de,b:fe,u:me,"/":()=>document.getElementById(`people-text`)?.focus(),...Object.fromEntries(r.map((e,t)=>[String(t+1),()=>pe(e)]))};function G(e){let t=he[e.key];t&&!ae(e)&&(e.preventDefault(),t())}async function K(){y(v,!0),y(E,null);try{let{exportCandidates:e}=await I(ve,{input:{filter:q(z.params),byteOrderMark:!0}}),[t]=e.userErrors;if(t||!e.url)throw new P(`CONFLICT`,t?.message??`There is nothing to download.`);let n=document.createElement(`a`);n.href=e.url,n.download=``,n.click()}catch(e){if(!(e instanceof P))throw e;y(E,e)}finally{y(v,!1)}}var J=Ze();ie(`keydown`,te,G,!0);var Y=C(J),xe=N(w(Y),2),Se=_(xe,!0),X=N(xe,2);{let t=m(()=>O(R).length===0);j(X,{get busy(){return O(v)},get disabled(){return O(t)},onclick:K,children:(t,n)=>{var r=Be();ge(C(r),{size:15,"aria-hidden":`true`}),f(),e(t,r)},$$slots:{default:!0}})}D(Y);var Z=N(Y,2);be(Z,{get data(){return i.data}});var Q=N(Z,2),Ce=e=>{se(e,{get error(){return O(E)},onretry:K,get busy(){return O(v)}})};g(Q,e=>{O(E)&&e(Ce)});var we=N(Q,2),Te=t=>{var n=He(),r=N(w(n)),i=_(r,!0),a=N(r),s=N(a),c=t=>{var n=Ve(),r=N(w(n)),i=_(r,!0);D(n),S(()=>p(i,o.failed.error.requestId)),e(t,n)};g(s,e=>{o.failed.error.requestId&&e(c)}),D(n),S(()=>{p(i,o.failed.name),p(a,` was not saved: ${o.failed.error.message??``} `)}),e(t,n)};g(we,e=>{o.failed&&e(Te)});var Ee=N(we,2),De=w(Ee),Oe=w(De);ce(Oe,{title:`List`,get resource(){return i},lines:10,flush:!0,actions:t=>{var n=Ue();e(t,n)},children:(t,n)=>{var r=b(),i=C(r),a=t=>{{let n=t=>{{let n=m(()=>O(H)?`/people`:`/accounts`);j(t,{get href(){return O(n)},children:(t,n)=>{f();var r=T();S(()=>p(r,O(H)?`Show everybody`:`Go to accounts`)),e(t,r)},$$slots:{default:!0}})}},r=m(()=>O(H)?`Nobody meets this filter`:`Nobody has been found yet`);k(t,{get title(){return O(r)},action:n,children:(t,n)=>{var r=We(),i=_(r,!0);S(()=>p(i,O(H)?`Take a condition away, or write other words.`:`People appear here as runs find them.`)),e(t,r)},$$slots:{action:!0,default:!0}})}},h=t=>{var n=Ye(),r=C(n);l(r,23,()=>O(R),e=>e.id,(t,n,r)=>{let i=m(()=>o.of(O(n)));var a=qe(),l=w(a),d=w(l);{let e=m(()=>O(n).person.name||O(n).person.handle);oe(d,{get src(){return O(n).person.profileImageUrl},get name(){return O(e)},size:28})}var f=N(d,2),h=w(f),v=_(h,!0),y=N(h,2),b=w(y),x=_(b,!0);D(y),D(f);var C=N(f,2),T=t=>{var n=Ge();let r;var a=_(n,!0);S(()=>{r=s(n,1,`mark ${O(i).rating.value??``}`,`svelte-i97bc0`,r,{pending:O(i).pending}),p(a,O(i).rating.value===`GOOD`?`Good`:`Bad`)}),e(t,n)},E=t=>{var n=Ke();e(t,n)};g(C,e=>{O(i).rating?e(T):O(n).matchConfidence===`MAYBE`&&e(E,1)}),D(l),D(a),S(()=>{u(l,`aria-current`,O(r)===O(c)?`true`:void 0),p(v,O(n).person.name||O(n).person.handle),p(x,O(n).matchReasons[0]?.text??`@${O(n).person.handle}`)}),ne(`click`,l,()=>ue(O(r))),e(t,a)}),D(r),d(r,e=>y(A,e),()=>O(A));var i=N(r,2),a=t=>{var n=Je(),r=w(n);{let t=m(()=>!O(V).hasPreviousPage);j(r,{get disabled(){return O(t)},onclick:()=>W(`before`,O(V).startCursor),children:(t,n)=>{f();var r=T(`Previous`);e(t,r)},$$slots:{default:!0}})}var i=N(r,2);{let t=m(()=>!O(V).hasNextPage);j(i,{get disabled(){return O(t)},onclick:()=>W(`after`,O(V).endCursor),children:(t,n)=>{f();var r=T(`Next`);e(t,r)},$$slots:{default:!0}})}D(n),e(t,n)};g(i,e=>{(O(V)?.hasNextPage||O(V)?.hasPreviousPage)&&e(a)}),e(t,n)};g(i,e=>{O(R).length===0?e(a):e(h,-1)}),e(t,r)},$$slots:{actions:!0,default:!0}}),D(De);var ke=N(De,2),Ae=t=>{var n=Xe(),i=w(n);{let e=m(()=>o.of(O(B)));Re(i,{get candidate(){return O(B)},get rated(){return O(e)},get reasons(){return r},get canUndo(){return o.canUndo},ongood:de,onbad:fe,onreason:pe,onundo:me})}D(n),d(n,e=>y(M,e),()=>O(M)),e(t,n)};g(ke,e=>{O(B)&&e(Ae)}),D(Ee),S(()=>{p(Se,O(le)),u(Ee,`aria-busy`,i.loading)}),e(t,J),h()}v([`click`]);export{Qe as default};