import{$ as e,A as t,B as n,Ct as r,Dt as i,Et as a,F as o,G as s,N as c,O as l,Ot as u,P as d,Q as f,T as p,W as m,X as h,Z as g,_,_t as v,at as y,bt as b,dt as x,f as ee,ft as te,gt as S,ht as C,it as ne,k as w,mt as T,n as E,nt as D,pt as O,q as k,r as A,rt as j,st as M,u as re,ut as N,vt as P,w as F,wt as ie,y as I,yt as L}from"./Countdown-XkNyPjwB.js";import{a as R,r as z,t as ae}from"./index-BkTF-3Vh.js";import{n as oe,t as B}from"./Number-DX6RC0n4.js";import{i as se,n as ce,t as V}from"./RelativeTime-B06jG3A2.js";import{a as H,i as le,n as U,r as ue,s as W,t as de}from"./words-BBKgeTiY.js";import{t as fe}from"./check-QgiUWzTw.js";import{t as pe}from"./external-link-CZFitdSD.js";import{t as me}from"./Outward-CcrW4UHR.js";var he=new Set([`$$slots`,`$$events`,`$$legacy`]);function ge(e,t){let n=l(t,he),r={name:`download`,size:24,node:[[`path`,{d:`M12 15V3`}],[`path`,{d:`M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4`}],[`path`,{d:`m7 10 5 5 5-5`}]]};p(e,w(()=>n,{get icon(){return r}}))}var G=class extends String{__apiType;value;__meta__;constructor(e,t){super(e),this.value=e,this.__meta__=t}toString(){return this.value}};new G(`
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
    `);function q(e){let t={},n=(n,r,i=!1)=>{let a=e.get(n);a&&(t[r]=i?[a]:a)};return n(`account`,`trackedAccountIds`,!0),n(`search`,`savedSearchIds`,!0),n(`run`,`syncRunIds`,!0),n(`confidence`,`confidence`),n(`rating`,`rating`),n(`source`,`sourceType`),n(`size`,`tiers`,!0),/[\p{L}\p{N}]/u.test(e.get(`text`)??``)&&n(`text`,`text`),t}function ye(e){let t=e.get(`order`),n=e.get(`before`);return{filter:q(e),orderBy:{field:t===`FOUND_AT`||t===`FOLLOWERS`?t:`SCORE`,direction:`DESC`},...n===null?{first:50,after:e.get(`after`)}:{last:50,before:n}}}var J=e(`<search class="filters svelte-lueivy" aria-label="Filter people"><label class="text svelte-lueivy"><span class="hidden-visually">Search in profiles</span> <input id="people-text" type="search" placeholder="Search in profiles" maxlength="200" class="svelte-lueivy"/></label> <!></search>`);function be(e,t){ie(t,!0);let n=L(v(z.params.get(`text`)??``)),a,o=b(()=>(t.data?.trackedAccounts??[]).map(({id:e,handle:t})=>[e,`@${t}`])),s=b(()=>(t.data?.savedSearches??[]).map(({id:e,name:t})=>[e,t]));function l(e,t){z.choose({[e]:t,after:``,before:``})}function f(){clearTimeout(a),a=setTimeout(()=>l(`text`,M(n).trim()),300)}x(()=>()=>clearTimeout(a));let p=b(()=>[[`account`,`Account`,[[``,`All accounts`],...M(o)]],[`search`,`Search`,[[``,`All searches`],...M(s)]],[`confidence`,`Confidence`,[[``,`Any confidence`],[`FULL`,`Full matches`],[`MAYBE`,`Maybe`]]],[`rating`,`Rating`,[[``,`Any rating`],[`UNRATED`,`Not rated`],[`GOOD`,`Good`],[`BAD`,`Bad`]]],[`source`,`Found as`,[[``,`Followers and likers`],[`FOLLOWER`,`Followers`],[`LIKER`,`Likers`]]],[`size`,`Followers`,[[``,`Any size`],...Object.entries(H)]],[`order`,`Order`,[[``,`Best first`],[`FOUND_AT`,`Newest first`],[`FOLLOWERS`,`Most followers first`]]]]);var h=J(),_=O(h),y=S(O(_),2);d(y),i(_);var ee=S(_,2);m(ee,17,()=>M(p),([e,t,n])=>e,(e,t)=>{var n=b(()=>u(M(t),3));let r=()=>M(n)[0],i=()=>M(n)[1],a=()=>M(n)[2];{let t=b(()=>z.params.get(r())??``);W(e,{get label(){return i()},get options(){return a()},get value(){return M(t)},onchange:e=>l(r(),e)})}}),i(h),ne(`input`,y,f),c(y,()=>M(n),e=>P(n,e)),g(e,h),r()}j([`input`]);var Y=new Set([`$$slots`,`$$events`,`$$legacy`]);function xe(e,t){let n=l(t,Y),r={name:`undo-2`,size:24,node:[[`path`,{d:`M9 14 4 9l5-5`}],[`path`,{d:`M4 9h10.5a5.5 5.5 0 0 1 5.5 5.5a5.5 5.5 0 0 1-5.5 5.5H11`}]]};p(e,w(()=>n,{get icon(){return r}}))}function Se(e,t){let n=[],r=0,i=t.flatMap(({start:t,end:n})=>t!=null&&n!=null&&t>=0&&t<n&&n<=e.length?[[t,n]]:[]).sort((e,t)=>e[0]-t[0]);for(let[t,a]of i){if(a<=r)continue;let i=Math.max(t,r),o=n.at(-1);if(i>r)n.push({text:e.slice(r,i),marked:!1});else if(o?.marked){n[n.length-1]={text:o.text+e.slice(i,a),marked:!0},r=a;continue}n.push({text:e.slice(i,a),marked:!0}),r=a}return r<e.length&&n.push({text:e.slice(r),marked:!1}),n}var X=e(`<mark class="svelte-d6hn8h"> </mark>`),Z=e(`<bdi></bdi>`);function Q(e,t){ie(t,!0);let n=b(()=>Se(t.text,t.reasons.filter(e=>e.field===t.field)));var a=Z();m(a,21,()=>M(n),s,(e,t)=>{var n=f(),r=T(n),i=e=>{var n=X(),r=C(n,!0);N(()=>h(r,M(t).text)),g(e,n)},a=e=>{var n=D();N(()=>h(n,M(t).text)),g(e,n)};k(r,e=>{M(t).marked?e(i):e(a,-1)}),g(e,n)}),i(a),g(e,a),r()}var Ce=e(`<span class="muted svelte-1filxva"> </span>`),we=e(`<p class="bio svelte-1filxva" dir="auto"><!></p>`),Te=e(`<p class="bio muted svelte-1filxva">No bio.</p>`),Ee=e(`<li><bdi> </bdi></li>`),De=e(`<li class="none svelte-1filxva">The verdict is from before there were reasons.</li>`),Oe=e(`<div class="svelte-1filxva"><dt class="svelte-1filxva">Place</dt><dd class="svelte-1filxva"><!></dd></div>`),ke=e(`<div class="svelte-1filxva"><dt class="svelte-1filxva">Labels</dt><dd class="svelte-1filxva"> </dd></div>`),Ae=e(`<div class="svelte-1filxva"><dt class="svelte-1filxva">Search</dt><dd class="svelte-1filxva"><bdi> </bdi></dd></div>`),je=e(`<!> Good <kbd aria-hidden="true" class="svelte-1filxva">g</kbd>`,1),Me=e(`<!> Bad <kbd aria-hidden="true" class="svelte-1filxva">b</kbd>`,1),Ne=e(`<!> Undo <kbd aria-hidden="true" class="svelte-1filxva">u</kbd>`,1),Pe=e(` <!>`,1),Fe=e(`<button type="button" class="svelte-1filxva"> <kbd aria-hidden="true" class="svelte-1filxva"> </kbd></button>`),Ie=e(`<div class="reasons svelte-1filxva" role="group" aria-label="What is wrong"></div>`),Le=e(`<article aria-labelledby="person" class="svelte-1filxva"><header class="svelte-1filxva"><!> <div class="who svelte-1filxva"><h2 id="person" class="svelte-1filxva"><!></h2> <p class="muted svelte-1filxva"><bdi> </bdi> · <!> followers</p></div> <p class="verdict svelte-1filxva"><span> </span> <!></p></header> <!> <h3 class="svelte-1filxva">Why</h3> <ul class="why svelte-1filxva"></ul> <dl class="svelte-1filxva"><!> <div class="svelte-1filxva"><dt class="svelte-1filxva">Gender</dt><dd class="svelte-1filxva"> </dd></div> <!> <div class="svelte-1filxva"><dt class="svelte-1filxva">Found</dt> <dd class="svelte-1filxva"><!> <bdi> </bdi>, in <a> </a></dd></div> <!></dl> <div class="rate svelte-1filxva" role="group" aria-label="Rating"><span><!></span> <span><!></span> <!> <span class="saving muted svelte-1filxva" role="status"> </span> <span class="out svelte-1filxva"><!></span></div> <!></article>`);function Re(e,t){ie(t,!0);let c=b(()=>t.candidate.person),l=b(()=>t.rated.rating?.value);var u=Le(),d=O(u),f=O(d);{let e=b(()=>M(c).name||M(c).handle);oe(f,{get src(){return M(c).profileImageUrl},get name(){return M(e)},size:48})}var p=S(f,2),_=O(p),v=O(_);{let e=b(()=>M(c).name||M(c).handle);Q(v,{get text(){return M(e)},field:`NAME`,get reasons(){return t.candidate.matchReasons}})}i(_);var y=S(_,2),x=O(y),ee=C(x),te=S(x,2);B(te,{get value(){return M(c).followersCount},as:`compact`}),a(),i(y),i(p);var w=S(p,2),E=O(w),D=C(E,!0),j=S(E,2),re=e=>{var n=Ce(),r=C(n);N(e=>h(r,`score ${e??``}`),[()=>t.candidate.score.toFixed(2)]),g(e,n)};k(j,e=>{t.candidate.score!=null&&e(re)}),i(w),i(d);var P=S(d,2),F=e=>{var n=we();Q(O(n),{get text(){return M(c).bio},field:`BIO`,get reasons(){return t.candidate.matchReasons}}),i(n),N(()=>n.dir=n.dir),g(e,n)},I=e=>{var t=Te();g(e,t)};k(P,e=>{M(c).bio?e(F):e(I,-1)});var L=S(P,4);m(L,21,()=>t.candidate.matchReasons,s,(e,t)=>{var r=Ee();let a;var o=O(r),s=C(o,!0);i(r),N(()=>{a=n(r,1,`svelte-1filxva`,null,a,{none:M(t).kind===`UNREAD`}),h(s,M(t).text)}),g(e,r)},e=>{var t=De();g(e,t)}),i(L);var z=S(L,2),ae=O(z),se=e=>{var n=Oe(),r=S(O(n));Q(O(r),{get text(){return M(c).location},field:`LOCATION`,get reasons(){return t.candidate.matchReasons}}),i(r),i(n),g(e,n)};k(ae,e=>{M(c).location&&e(se)});var ce=S(ae,2),H=S(O(ce)),W=C(H,!0);i(ce);var he=S(ce,2),ge=e=>{var n=ke(),r=S(O(n)),a=C(r,!0);i(n),N(e=>h(a,e),[()=>t.candidate.labels.join(`, `)]),g(e,n)};k(he,e=>{t.candidate.labels.length>0&&e(ge)});var G=S(he,2),_e=S(O(G),2),K=O(_e);V(K,{get time(){return t.candidate.foundAt}});var ve=S(K),q=S(ve),ye=C(q),J=S(q,2),be=C(J);i(_e),i(G);var Y=S(G,2),Se=e=>{var n=Ae(),r=S(O(n)),a=O(r),o=C(a,!0);i(r),i(n),N(()=>h(o,t.candidate.savedSearch.name)),g(e,n)};k(Y,e=>{t.candidate.savedSearch&&e(Se)}),i(z);var X=S(z,2),Z=O(X);let Re;var ze=O(Z);{let e=b(()=>M(l)===`GOOD`);A(ze,{get pressed(){return M(e)},get onclick(){return t.ongood},children:(e,t)=>{var n=je(),r=T(n);fe(r,{size:16,"aria-hidden":`true`}),a(2),g(e,n)},$$slots:{default:!0}})}i(Z);var $=S(Z,2);let Be;var Ve=O($);{let e=b(()=>M(l)===`BAD`);A(Ve,{get pressed(){return M(e)},get onclick(){return t.onbad},children:(e,t)=>{var n=Me(),r=T(n);R(r,{size:16,"aria-hidden":`true`}),a(2),g(e,n)},$$slots:{default:!0}})}i($);var He=S($,2);{let e=b(()=>!t.canUndo);A(He,{kind:`ghost`,get disabled(){return M(e)},get onclick(){return t.onundo},children:(e,t)=>{var n=Ne();xe(T(n),{size:16,"aria-hidden":`true`}),a(2),g(e,n)},$$slots:{default:!0}})}var Ue=S(He,2),We=C(Ue,!0),Ge=S(Ue,2),Ke=O(Ge);me(Ke,{get href(){return M(c).profileUrl},children:(e,t)=>{a();var n=Pe(),r=T(n),i=S(r);pe(i,{size:13,"aria-hidden":`true`}),N(()=>h(r,`Open at ${le[M(c).network]??``} `)),g(e,n)},$$slots:{default:!0}}),i(Ge),i(X);var qe=S(X,2),Je=e=>{var n=Ie();m(n,22,()=>t.reasons,e=>e,(e,n,r)=>{var a=Fe(),s=O(a),c=S(s),l=C(c,!0);i(a),N(()=>{o(a,`aria-pressed`,t.rated.rating?.reason===n),h(s,`${de[n]??``} `),h(l,M(r)+1)}),ne(`click`,a,()=>t.onreason(n)),g(e,a)}),i(n),g(e,n)};k(qe,e=>{M(l)===`BAD`&&e(Je)}),i(u),N(()=>{h(ee,`@${M(c).handle??``}`),n(E,1,`badge ${t.candidate.matchConfidence??``}`,`svelte-1filxva`),h(D,U[t.candidate.matchConfidence]),h(W,ue[t.candidate.gender]),h(ve,` as a ${t.candidate.sourceType===`LIKER`?`liker`:`follower`} of `),h(ye,`@${t.candidate.trackedAccount.handle??``}`),o(J,`href`,`/runs/${t.candidate.lastSyncRun.databaseId??``}`),h(be,`run ${t.candidate.lastSyncRun.databaseId??``}`),Re=n(Z,1,`choice good svelte-1filxva`,null,Re,{on:M(l)===`GOOD`}),Be=n($,1,`choice bad svelte-1filxva`,null,Be,{on:M(l)===`BAD`}),h(We,t.rated.pending?`Saving…`:M(l)===`GOOD`?`Rated good`:M(l)===`BAD`?`Rated bad`:``)}),g(e,u),r()}j([`click`]);var ze=class{#e=new F;#t=new Map;#n=L(v([]));#r=L(null);get failed(){return M(this.#r)}set failed(e){P(this.#r,e)}get canUndo(){return M(this.#n).length>0}of(e){return this.#e.get(e.id)??{rating:e.rating,pending:!1}}forget(){for(let[e,{pending:t}]of this.#e)t||this.#e.delete(e)}rate(e,t){return M(this.#n).push({id:e.id,before:this.of(e).rating}),this.#i(e,t)}undo(e){for(;;){let t=M(this.#n).pop();if(t===void 0)return;let n=e.find(({id:e})=>e===t.id);if(n!==void 0)return this.#i(n,t.before),n}}#i(e,t){let{id:n}=e,r=this.of(e).rating,i={rating:t,pending:!0};this.#e.set(n,i),this.failed=null;let a=(this.#t.get(n)??Promise.resolve()).then(async()=>{try{let e=await $(n,t);this.#e.get(n)===i&&this.#e.set(n,{rating:e,pending:!1})}catch(t){if(!(t instanceof I))throw t;this.failed={id:n,name:e.person.name||e.person.handle,error:t},this.#e.get(n)===i&&this.#e.set(n,{rating:r,pending:!1}),P(this.#n,M(this.#n).filter(e=>e.id!==n),!0)}});return this.#t.set(n,a),a}};async function $(e,t){let n={candidateId:e,value:t?.value??null,reason:t?.reason??null},{rateCandidate:r}=await _(K,{input:n}),[i]=r.userErrors;if(i||!r.candidate)throw new I(`BAD_USER_INPUT`,i?.message??`This person is not in your lists any more.`);return r.candidate.rating}var Be=e(`<!> Download CSV`,1),Ve=e(`<span class="muted svelte-i97bc0">Request <code> </code></span>`),He=e(`<div class="refused svelte-i97bc0" role="alert">The rating of <bdi> </bdi> <!></div>`),Ue=e(`<span class="hints svelte-i97bc0" aria-hidden="true"><kbd>j</kbd> <kbd>k</kbd> to move</span>`),We=e(`<p> </p>`),Ge=e(`<span> </span>`),Ke=e(`<span class="mark MAYBE svelte-i97bc0">Maybe</span>`),qe=e(`<li><button type="button" class="row svelte-i97bc0"><!> <span class="name svelte-i97bc0"><bdi class="svelte-i97bc0"> </bdi> <small class="svelte-i97bc0"><bdi> </bdi></small></span> <!></button></li>`),Je=e(`<div class="pages svelte-i97bc0"><!> <!></div>`),Ye=e(`<ul class="svelte-i97bc0"></ul> <!>`,1),Xe=e(`<div class="detail svelte-i97bc0"><!></div>`),Ze=e(`<div class="head svelte-i97bc0"><h1>People</h1> <p class="muted svelte-i97bc0" role="status"> </p> <!></div> <!> <!> <!> <div class="triage svelte-i97bc0"><div class="list svelte-i97bc0"><!></div> <!></div>`,1);function Qe(e,s){ie(s,!0);let c=[`BOT`,`WRONG_JOB`,`WRONG_SKILL`,`WRONG_GENDER`,`WRONG_PERSONALITY`,`OTHER`],l=new ee(e=>_(_e,ye(z.params),e)),u=new ze,d=L(0),p=L(!1),v=L(null),w=L(void 0),j=L(void 0),F=`first`,R=b(()=>l.data?.candidates.edges.map(({node:e})=>e)??[]),B=b(()=>M(R)[Math.min(M(d),M(R).length-1)]),V=b(()=>l.data?.candidates.pageInfo),H=b(()=>Object.keys(q(z.params)).length>0),le=b(()=>{if(!l.data)return``;let{totalCount:e,totalCountIsLowerBound:t}=l.data.candidates;return`${re(e)}${t?`+`:``} ${e===1?`person`:`people`}`});x(()=>(z.search,l.load().then(()=>{u.forget(),P(d,F===`last`?Math.max(0,M(R).length-1):0,!0),F=`first`}),()=>l.stop())),x(()=>{let e=M(w)?.children[M(d)];if(!M(w)||!(e instanceof HTMLElement))return;let t=e.offsetTop;t<M(w).scrollTop?M(w).scrollTop=t:t+e.offsetHeight>M(w).scrollTop+M(w).clientHeight&&(M(w).scrollTop=t+e.offsetHeight-M(w).clientHeight)});function U(e){let t=M(d)+e;M(R)[t]?P(d,t):e>0&&M(V)?.hasNextPage?W(`after`,M(V).endCursor):e<0&&M(V)?.hasPreviousPage&&W(`before`,M(V).startCursor)}function ue(e){P(d,e,!0),M(j)?.scrollIntoView({block:`nearest`})}function W(e,t){F=e===`before`?`last`:`first`,z.choose({after:``,before:``,[e]:t??``})}function de(){M(B)&&(u.rate(M(B),{value:`GOOD`,reason:null}),U(1))}function fe(){M(B)&&u.rate(M(B),{value:`BAD`,reason:null})}function pe(e){M(B)&&u.of(M(B)).rating?.value===`BAD`&&(u.rate(M(B),{value:`BAD`,reason:e}),U(1))}function me(){let e=u.undo(M(R));e&&P(d,M(R).indexOf(e),!0)}let he={j:()=>U(1),k:()=>U(-1),g:de,b:fe,u:me,"/":()=>document.getElementById(`people-text`)?.focus(),...Object.fromEntries(c.map((e,t)=>[String(t+1),()=>pe(e)]))};function G(e){let t=he[e.key];t&&!ae(e)&&(e.preventDefault(),t())}async function K(){P(p,!0),P(v,null);try{let{exportCandidates:e}=await _(ve,{input:{filter:q(z.params),byteOrderMark:!0}}),[t]=e.userErrors;if(t||!e.url)throw new I(`CONFLICT`,t?.message??`There is nothing to download.`);let n=document.createElement(`a`);n.href=e.url,n.download=``,n.click()}catch(e){if(!(e instanceof I))throw e;P(v,e)}finally{P(p,!1)}}var J=Ze();y(`keydown`,te,G,!0);var Y=T(J),xe=S(O(Y),2),Se=C(xe,!0),X=S(xe,2);{let e=b(()=>M(R).length===0);A(X,{get busy(){return M(p)},get disabled(){return M(e)},onclick:K,children:(e,t)=>{var n=Be();ge(T(n),{size:15,"aria-hidden":`true`}),a(),g(e,n)},$$slots:{default:!0}})}i(Y);var Z=S(Y,2);be(Z,{get data(){return l.data}});var Q=S(Z,2),Ce=e=>{se(e,{get error(){return M(v)},onretry:K,get busy(){return M(p)}})};k(Q,e=>{M(v)&&e(Ce)});var we=S(Q,2),Te=e=>{var t=He(),n=S(O(t)),r=C(n,!0),a=S(n),o=S(a),s=e=>{var t=Ve(),n=S(O(t)),r=C(n,!0);i(t),N(()=>h(r,u.failed.error.requestId)),g(e,t)};k(o,e=>{u.failed.error.requestId&&e(s)}),i(t),N(()=>{h(r,u.failed.name),h(a,` was not saved: ${u.failed.error.message??``} `)}),g(e,t)};k(we,e=>{u.failed&&e(Te)});var Ee=S(we,2),De=O(Ee),Oe=O(De);ce(Oe,{title:`List`,get resource(){return l},lines:10,flush:!0,actions:e=>{var t=Ue();g(e,t)},children:(e,r)=>{var s=f(),c=T(s),l=e=>{{let t=e=>{{let t=b(()=>M(H)?`/people`:`/accounts`);A(e,{get href(){return M(t)},children:(e,t)=>{a();var n=D();N(()=>h(n,M(H)?`Show everybody`:`Go to accounts`)),g(e,n)},$$slots:{default:!0}})}},n=b(()=>M(H)?`Nobody meets this filter`:`Nobody has been found yet`);E(e,{get title(){return M(n)},action:t,children:(e,t)=>{var n=We(),r=C(n,!0);N(()=>h(r,M(H)?`Take a condition away, or write other words.`:`People appear here as runs find them.`)),g(e,n)},$$slots:{action:!0,default:!0}})}},p=e=>{var r=Ye(),s=T(r);m(s,23,()=>M(R),e=>e.id,(e,t,r)=>{let a=b(()=>u.of(M(t)));var s=qe(),c=O(s),l=O(c);{let e=b(()=>M(t).person.name||M(t).person.handle);oe(l,{get src(){return M(t).person.profileImageUrl},get name(){return M(e)},size:28})}var f=S(l,2),p=O(f),m=C(p,!0),_=S(p,2),v=O(_),y=C(v,!0);i(_),i(f);var x=S(f,2),ee=e=>{var t=Ge();let r;var i=C(t,!0);N(()=>{r=n(t,1,`mark ${M(a).rating.value??``}`,`svelte-i97bc0`,r,{pending:M(a).pending}),h(i,M(a).rating.value===`GOOD`?`Good`:`Bad`)}),g(e,t)},te=e=>{var t=Ke();g(e,t)};k(x,e=>{M(a).rating?e(ee):M(t).matchConfidence===`MAYBE`&&e(te,1)}),i(c),i(s),N(()=>{o(c,`aria-current`,M(r)===M(d)?`true`:void 0),h(m,M(t).person.name||M(t).person.handle),h(y,M(t).matchReasons[0]?.text??`@${M(t).person.handle}`)}),ne(`click`,c,()=>ue(M(r))),g(e,s)}),i(s),t(s,e=>P(w,e),()=>M(w));var c=S(s,2),l=e=>{var t=Je(),n=O(t);{let e=b(()=>!M(V).hasPreviousPage);A(n,{get disabled(){return M(e)},onclick:()=>W(`before`,M(V).startCursor),children:(e,t)=>{a();var n=D(`Previous`);g(e,n)},$$slots:{default:!0}})}var r=S(n,2);{let e=b(()=>!M(V).hasNextPage);A(r,{get disabled(){return M(e)},onclick:()=>W(`after`,M(V).endCursor),children:(e,t)=>{a();var n=D(`Next`);g(e,n)},$$slots:{default:!0}})}i(t),g(e,t)};k(c,e=>{(M(V)?.hasNextPage||M(V)?.hasPreviousPage)&&e(l)}),g(e,r)};k(c,e=>{M(R).length===0?e(l):e(p,-1)}),g(e,s)},$$slots:{actions:!0,default:!0}}),i(De);var ke=S(De,2),Ae=e=>{var n=Xe(),r=O(n);{let e=b(()=>u.of(M(B)));Re(r,{get candidate(){return M(B)},get rated(){return M(e)},get reasons(){return c},get canUndo(){return u.canUndo},ongood:de,onbad:fe,onreason:pe,onundo:me})}i(n),t(n,e=>P(j,e),()=>M(j)),g(e,n)};k(ke,e=>{M(B)&&e(Ae)}),i(Ee),N(()=>{h(Se,M(le)),o(Ee,`aria-busy`,l.loading)}),g(e,J),r()}j([`click`]);export{Qe as default};