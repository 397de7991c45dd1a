import{A as e,At as t,Dt as n,Et as r,G as i,H as a,I as o,J as s,K as c,L as l,Q as u,R as d,S as f,St as p,T as m,Tt as h,W as g,X as _,Y as v,Z as y,_t as b,at as x,b as S,ct as C,dt as w,et as T,ft as E,g as D,gt as O,it as k,j as A,lt as j,mt as M,ut as N,vt as P,w as F,x as I,xt as L,yt as R,z}from"./format-DkR7eRrJ.js";import{c as B,i as V,n as H,r as U,u as W}from"./Countdown-HnqKytR4.js";import{a as G,c as K,s as q,t as J}from"./index-Bt-9fM6h.js";import{a as Y,i as X,n as Z,r as ee,t as Q}from"./RelativeTime-ajkSRE0B.js";import{t as te}from"./Problem-DCRK0tyJ.js";import{a as ne,n as re,o as ie,r as ae}from"./words-DY8ZOAi-.js";import{t as oe}from"./Choice-CgpoVOA7.js";import{t as se}from"./Avatar-Diwdj0GV.js";import{t as ce}from"./Outward-BxKsKCYA.js";var $=class extends String{__apiType;value;__meta__;constructor(e,t){super(e),this.value=e,this.__meta__=t}toString(){return this.value}};new $(`
    fragment SearchesReading on SearchReading {
  roles
  fields
  places
  employers
  formerEmployers
  statuses
  companies
  genders
  words
  exclusions
  unread
  ignored
}
    `,{fragmentName:`SearchesReading`}),new $(`
    fragment SearchesSearch on SavedSearch {
  id
  name
  description
  labels {
    kind
    value
  }
  genders
  strictGender
  followerCountTiers
  version
  updatedAt
  reading {
    ...SearchesReading
  }
}
    fragment SearchesReading on SearchReading {
  roles
  fields
  places
  employers
  formerEmployers
  statuses
  companies
  genders
  words
  exclusions
  unread
  ignored
}`,{fragmentName:`SearchesSearch`});var le=new $(`
    query Searches {
  savedSearches {
    ...SearchesSearch
  }
  trackedAccounts {
    handle
    savedSearch {
      id
    }
  }
}
    fragment SearchesSearch on SavedSearch {
  id
  name
  description
  labels {
    kind
    value
  }
  genders
  strictGender
  followerCountTiers
  version
  updatedAt
  reading {
    ...SearchesReading
  }
}
fragment SearchesReading on SearchReading {
  roles
  fields
  places
  employers
  formerEmployers
  statuses
  companies
  genders
  words
  exclusions
  unread
  ignored
}`),ue=new $(`
    query SearchesPreview($input: PreviewSearchInput!, $first: Int!) {
  previewSearch(input: $input, first: $first) {
    reading {
      ...SearchesReading
    }
    matches {
      person {
        handle
        name
        bio
        profileUrl
        profileImageUrl
        followersCount
      }
      matchConfidence
      score
      matchReasons {
        text
      }
    }
    fullCount
    maybeCount
    judgedCount
    isComplete
    userErrors {
      message
    }
  }
}
    fragment SearchesReading on SearchReading {
  roles
  fields
  places
  employers
  formerEmployers
  statuses
  companies
  genders
  words
  exclusions
  unread
  ignored
}`),de=new $(`
    query SearchesVersions($id: ID!, $first: Int!) {
  savedSearch(id: $id) {
    versions(first: $first) {
      version
      savedAt
      description
      labels {
        kind
        value
      }
      genders
      strictGender
      followerCountTiers
    }
  }
}
    `),fe=new $(`
    query SearchesSuggestions($text: String!, $kind: LabelKind!) {
  labelSuggestions(text: $text, kind: $kind, first: 8)
}
    `),pe=new $(`
    mutation SearchesCreate($input: CreateSavedSearchInput!) {
  createSavedSearch(input: $input) {
    savedSearch {
      ...SearchesSearch
    }
    userErrors {
      message
    }
  }
}
    fragment SearchesSearch on SavedSearch {
  id
  name
  description
  labels {
    kind
    value
  }
  genders
  strictGender
  followerCountTiers
  version
  updatedAt
  reading {
    ...SearchesReading
  }
}
fragment SearchesReading on SearchReading {
  roles
  fields
  places
  employers
  formerEmployers
  statuses
  companies
  genders
  words
  exclusions
  unread
  ignored
}`),me=new $(`
    mutation SearchesUpdate($id: ID!, $input: UpdateSavedSearchInput!) {
  updateSavedSearch(id: $id, input: $input) {
    savedSearch {
      ...SearchesSearch
    }
    userErrors {
      message
    }
  }
}
    fragment SearchesSearch on SavedSearch {
  id
  name
  description
  labels {
    kind
    value
  }
  genders
  strictGender
  followerCountTiers
  version
  updatedAt
  reading {
    ...SearchesReading
  }
}
fragment SearchesReading on SearchReading {
  roles
  fields
  places
  employers
  formerEmployers
  statuses
  companies
  genders
  words
  exclusions
  unread
  ignored
}`),he=new $(`
    mutation SearchesDelete($id: ID!) {
  deleteSavedSearch(id: $id) {
    savedSearch {
      id
    }
    userErrors {
      message
    }
  }
}
    `);function ge({labels:e,followerCountTiers:t,genders:n,strictGender:r}){let i=r||n.includes(`UNKNOWN`)?``:`, or unknown`;return[...e.length>0?[`Labels: ${e.map(({value:e})=>e).join(`, `)}.`]:[],...t.length>0?[`Followers: ${t.map(e=>ie[e]).join(`, `)}.`]:[],...n.length>0?[`Gender: ${n.map(e=>ae[e]).join(`, `)}${i}.`]:[]].join(` `)}var _e=c(`<span class="svelte-125hr6e"><bdi> </bdi></span> `,1),ve=c(`<div><dt class="svelte-125hr6e"> </dt> <dd class="svelte-125hr6e"></dd></div>`),ye=c(`<dl class="svelte-125hr6e"></dl>`),be=c(`<p class="svelte-125hr6e">Only the labels are looked for.</p>`);function xe(r,s){p(s,!0);let c=b(()=>[[`Role`,s.reading.roles,``],[`Field`,s.reading.fields,``],[`Place`,s.reading.places,``],[`Employer`,s.reading.employers,``],[`Former employer`,s.reading.formerEmployers,``],[`Status`,s.reading.statuses,``],[`Company`,s.reading.companies,``],[`Gender`,s.reading.genders.map(e=>ae[e]),``],[`Words`,s.reading.words,``],[`Not`,s.reading.exclusions,`not`],[`Cannot be told from a profile`,s.reading.unread,`unread`],[`Passed over`,s.reading.ignored,`ignored`]].filter(([,e])=>e.length>0));var u=i(),d=j(u),f=r=>{var i=ye();o(i,21,()=>T(c),([e,t,n])=>e,(r,i)=>{var s=b(()=>t(T(i),3));let c=()=>T(s)[0],u=()=>T(s)[1],d=()=>T(s)[2];var f=ve(),p=C(f),m=N(p,!0),h=w(p,2);o(h,21,u,l,(e,t)=>{var r=_e(),i=j(r),o=C(i),s=N(o,!0);n(i);var c=w(i,1,!0);c.nodeValue=` `,k(()=>a(s,T(t))),g(e,r)}),n(h),n(f),k(()=>{e(f,1,A(d()),`svelte-125hr6e`),a(m,c())}),g(r,f)}),n(i),g(r,i)},m=e=>{var t=be();g(e,t)};z(d,e=>{T(c).length>0?e(f):e(m,-1)}),g(r,u),L()}var Se=c(`<option></option>`),Ce=c(`<li class="svelte-jmq0mb"><bdi> </bdi> <!></li>`),we=c(`<ul class="svelte-jmq0mb"></ul>`),Te=c(`<fieldset class="svelte-jmq0mb"><legend class="svelte-jmq0mb">Labels</legend> <div class="add svelte-jmq0mb"><!> <input aria-label="Label" autocomplete="off" class="svelte-jmq0mb"/> <datalist></datalist> <!></div> <!></fieldset>`);function Ee(e,t){let i=s();p(t,!0);let c=D(t,`labels`,15),l=O(`JOB_ROLE`),u=O(``),d=O([]),h,_=new AbortController;x(()=>()=>clearTimeout(h));function b(){if(clearTimeout(h),_.abort(),_=new AbortController,T(u).trim()===``)return;let{signal:e}=_;h=setTimeout(async()=>{let t=await B(fe,{text:T(u),kind:T(l)},e).catch(()=>null);t&&!e.aborted&&M(d,t.labelSuggestions)},300)}function S(){let e=T(u).trim();e!==``&&(c().some(t=>t.kind===T(l)&&t.value===e)||c([...c(),{kind:T(l),value:e}]),M(u,``),M(d,[]))}var E=Te(),A=w(C(E),2),j=C(A);oe(j,{label:`Kind of label`,get value(){return T(l)},options:[[`JOB_ROLE`,`Role`],[`SKILL`,`Skill`]],onchange:e=>M(l,e===`SKILL`?`SKILL`:`JOB_ROLE`,!0)});var P=w(j,2);F(P);var I=w(P,2);o(I,20,()=>T(d),e=>e,(e,t)=>{var n=Se(),r={};k(()=>{r!==(r=t)&&(n.value=(n.__value=r)??``)}),g(e,n)}),n(I);var R=w(I,2);H(R,{onclick:S,children:(e,t)=>{r();var n=v(`Add`);g(e,n)},$$slots:{default:!0}}),n(A);var V=w(A,2),U=e=>{var t=we();o(t,21,c,e=>e.kind+e.value,(e,t)=>{var r=Ce(),i=C(r),o=N(i,!0),s=w(i,2);H(s,{kind:`ghost`,get label(){return`Remove ${T(t).value??``}`},onclick:()=>c(c().filter(e=>e!==T(t))),children:(e,t)=>{K(e,{size:13,"aria-hidden":`true`})},$$slots:{default:!0}}),n(r),k(()=>a(o,T(t).value)),g(e,r)}),n(t),g(e,t)};z(V,e=>{c().length>0&&e(U)}),n(E),k(()=>{m(P,`list`,i),m(P,`placeholder`,T(l)===`SKILL`?`machine learning`:`founder`),m(I,`id`,i)}),y(`input`,P,b),y(`keydown`,P,e=>{e.key!==`Enter`||e.isComposing||(e.preventDefault(),S())}),f(P,()=>T(u),e=>M(u,e)),g(e,E),L()}_([`input`,`keydown`]);var De=c(`<p class="svelte-1os7twu">Write whom to look for, and see how it is read and whom it finds.</p>`),Oe=c(`<p class="refused svelte-1os7twu" role="alert"> </p>`),ke=c(`<strong><!></strong> <strong><!></strong> maybe among <!> `,1),Ae=c(`<bdi> </bdi>`),je=c(`<li class="svelte-1os7twu"><!> <div><p class="name svelte-1os7twu"><!> <small> </small></p> <p class="why svelte-1os7twu"><bdi> </bdi></p></div></li>`),Me=c(`<!> <p role="status" class="svelte-1os7twu"><!></p> <ul class="svelte-1os7twu"></ul>`,1),Ne=c(`<!> <!>`,1),Pe=c(`<section aria-label="Preview" class="svelte-1os7twu"><h3 class="svelte-1os7twu">Preview</h3> <!> <!></section>`);function Fe(t,r){p(r,!0);let i=new U(e=>B(ue,{input:r.search,first:8},e)),s=b(()=>i.data?.previewSearch),c=b(()=>(r.search.description??``).trim()===``&&(r.search.labels??[]).length===0),u=``;x(()=>{let e=JSON.stringify(r.search);if(e===u||T(c))return;let t=setTimeout(()=>{u=e,i.load()},300);return()=>clearTimeout(t)}),x(()=>()=>i.stop());var d=Pe(),f=w(C(d),2),h=e=>{Y(e,{get error(){return i.error},get onretry(){return i.load},get busy(){return i.loading}})};z(f,e=>{i.error&&e(h)});var _=w(f,2),y=e=>{var t=De();g(e,t)},S=t=>{var r=Ne(),i=j(r);o(i,17,()=>T(s).userErrors,({message:e})=>e,(e,t)=>{let n=()=>T(t).message;var r=Oe(),i=N(r,!0);k(()=>a(i,n())),g(e,r)});var c=w(i,2),u=t=>{var r=Me(),i=j(r);xe(i,{get reading(){return T(s).reading}});var c=w(i,2),u=C(c),d=e=>{var t=v(`Nobody is known yet to try it on.`);g(e,t)},f=e=>{var t=ke(),r=j(t),i=C(r);Z(i,{get value(){return T(s).fullCount}}),n(r);var o=w(r),c=w(o),l=C(c);Z(l,{get value(){return T(s).maybeCount}}),n(c);var u=w(c,2);Z(u,{get value(){return T(s).judgedCount}});var d=w(u);k(()=>{a(o,` full ${T(s).fullCount===1?`match`:`matches`} and `),a(d,` ${T(s).isComplete?`people known`:`of the people known`}.`)}),g(e,t)};z(u,e=>{T(s).judgedCount===0?e(d):e(f,-1)}),n(c);var p=w(c,2);o(p,21,()=>T(s).matches,l,(t,r)=>{var i=je(),o=C(i);{let e=b(()=>ne(T(r).person));se(o,{get src(){return T(r).person.profileImageUrl},get name(){return T(e)},size:28})}var s=w(o,2),c=C(s),l=C(c);ce(l,{get href(){return T(r).person.profileUrl},children:(e,t)=>{var n=Ae(),i=N(n,!0);k(e=>a(i,e),[()=>ne(T(r).person)]),g(e,n)},$$slots:{default:!0}});var u=w(l,2),d=N(u,!0);n(c);var f=w(c,2),p=C(f),m=N(p,!0);n(f),n(s),n(i),k(t=>{e(u,1,A(T(r).matchConfidence),`svelte-1os7twu`),a(d,re[T(r).matchConfidence]),a(m,t)},[()=>T(r).matchReasons.map(({text:e})=>e).join(` · `)||T(r).person.bio]),g(t,i)}),n(p),g(t,r)};z(c,e=>{T(s).reading&&e(u)}),g(t,r)},E=e=>{X(e,{lines:4})};z(_,e=>{T(c)?e(y):T(s)?e(S,1):i.error||e(E,2)}),n(d),k(()=>m(d,`aria-busy`,i.loading)),g(t,d),L()}var Ie=c(`<label class="check svelte-o99s1c"><input type="checkbox" class="svelte-o99s1c"/> </label>`),Le=c(`<label class="check svelte-o99s1c"><input type="checkbox" class="svelte-o99s1c"/> Drop those of unknown gender, too</label>`),Re=c(`<form class="svelte-o99s1c"><div class="sides svelte-o99s1c"><div class="fields svelte-o99s1c"><label class="svelte-o99s1c"><span class="svelte-o99s1c">Name</span> <input required="" placeholder="Founders in Berlin"/></label> <label class="svelte-o99s1c"><span class="svelte-o99s1c">What to look for, in your own words</span> <textarea rows="3" dir="auto" placeholder="tech founders in Berlin, no agencies" class="svelte-o99s1c"></textarea></label> <!> <fieldset class="svelte-o99s1c"><legend class="svelte-o99s1c">Followers</legend> <!></fieldset> <fieldset class="svelte-o99s1c"><legend class="svelte-o99s1c">Gender</legend> <!> <!></fieldset> <p class="svelte-o99s1c">Of followers and gender, nothing chosen keeps everybody.</p></div> <!></div> <!> <div class="buttons svelte-o99s1c"><!> <!></div></form>`);function ze(e,i){p(i,!0);let s=[],c=[],l=new W,d=E({name:i.search?.name??``,description:i.search?.description??``,labels:[...i.search?.labels??[]],genders:[...i.search?.genders??[]],strictGender:i.search?.strictGender??!1,followerCountTiers:[...i.search?.followerCountTiers??[]]}),m=b(()=>{let{name:e,...t}=h(d);return t}),_=!0;x(()=>()=>{_=!1});function y(e){e.preventDefault(),l.run(async()=>{let e=h(d),{savedSearch:t}=i.search?await V(me,`updateSavedSearch`,{id:i.search.id,input:e}):await V(pe,`createSavedSearch`,{input:e});t&&i.onsaved(t,_)})}var D=Re(),O=C(D),A=C(O),j=C(A),M=w(C(j),2);F(M),P(M,!0),n(j);var N=w(j,2),B=w(C(N),2);R(B),n(N);var U=w(N,2);Ee(U,{get labels(){return d.labels},set labels(e){d.labels=e}});var G=w(U,2),K=w(C(G),2);o(K,17,()=>Object.entries(ie),([e,t])=>e,(e,r)=>{var i=b(()=>t(T(r),2));let o=()=>T(i)[0],c=()=>T(i)[1];var l=Ie(),u=C(l);F(u);var f,p=w(u);n(l),k(()=>{f!==(f=o())&&(u.value=(u.__value=f)??``),a(p,` ${c()??``}`)}),I(s,[],u,()=>(o(),d.followerCountTiers),e=>d.followerCountTiers=e),g(e,l)}),n(G);var q=w(G,2),J=w(C(q),2);o(J,17,()=>Object.entries(ae),([e,t])=>e,(e,r)=>{var i=b(()=>t(T(r),2));let o=()=>T(i)[0],s=()=>T(i)[1];var l=Ie(),u=C(l);F(u);var f,p=w(u);n(l),k(()=>{f!==(f=o())&&(u.value=(u.__value=f)??``),a(p,` ${s()??``}`)}),I(c,[],u,()=>(o(),d.genders),e=>d.genders=e),g(e,l)});var Y=w(J,2),X=e=>{var t=Le(),i=C(t);F(i),r(),n(t),S(i,()=>d.strictGender,e=>d.strictGender=e),g(e,t)},Z=b(()=>d.genders.length>0&&!d.genders.includes(`UNKNOWN`));z(Y,e=>{T(Z)&&e(X)}),n(q),r(2),n(A),Fe(w(A,2),{get search(){return T(m)}}),n(O);var ee=w(O,2);te(ee,{get error(){return l.error}});var Q=w(ee,2),ne=C(Q);H(ne,{get onclick(){return i.oncancel},children:(e,t)=>{r();var n=v(`Cancel`);g(e,n)},$$slots:{default:!0}});var re=w(ne,2);H(re,{kind:`primary`,type:`submit`,get busy(){return l.busy},children:(e,t)=>{r();var n=v(`Save search`);g(e,n)},$$slots:{default:!0}}),n(Q),n(D),k(()=>B.dir=B.dir),u(`submit`,D,y),f(M,()=>d.name,e=>d.name=e),f(B,()=>d.description,e=>d.description=e),g(e,D),L()}var Be=c(`Restore<span class="hidden-visually"> </span>`,1),Ve=c(`<p class="description svelte-19z5til" dir="auto"> </p>`),He=c(`<p class="muted svelte-19z5til"> </p>`),Ue=c(`<li class="svelte-19z5til"><p class="head svelte-19z5til"><strong> </strong> <span class="muted svelte-19z5til"> <!></span> <!></p> <!> <!></li>`),We=c(`<!> <ol class="svelte-19z5til"></ol>`,1),Ge=c(`<!> <!>`,1);function Ke(e,t){p(t,!0);let s=new U(e=>B(de,{id:t.search.id,first:50},e)),c=new W,l=O(null),u=b(()=>s.data?.savedSearch?.versions??[]);x(()=>(s.load(),()=>s.stop()));function d({version:e,description:n,labels:r,genders:i,strictGender:a,followerCountTiers:o}){M(l,e,!0),c.run(async()=>{let e={description:n,labels:[...r],genders:[...i],strictGender:a,followerCountTiers:[...o]},{savedSearch:s}=await V(me,`updateSavedSearch`,{id:t.search.id,input:e});s&&t.onsaved(s)})}var f=Ge(),m=j(f),h=e=>{Y(e,{get error(){return s.error},get onretry(){return s.load},get busy(){return s.loading}})};z(m,e=>{s.error&&e(h)});var _=w(m,2),v=e=>{var t=i(),n=j(t),r=e=>{X(e,{lines:4})};z(n,e=>{s.error||e(r)}),g(e,t)},y=e=>{var t=We(),i=j(t);te(i,{get error(){return c.error}});var s=w(i,2);o(s,23,()=>T(u),e=>e.version,(e,t,i)=>{var o=Ue(),s=C(o),u=C(s),f=N(u),p=w(u,2),m=C(p),h=w(m);Q(h,{get time(){return T(t).savedAt}}),n(p);var _=w(p,2),v=e=>{{let n=b(()=>c.busy&&T(l)===T(t).version);H(e,{get busy(){return T(n)},onclick:()=>d(T(t)),children:(e,n)=>{r();var i=Be(),o=w(j(i)),s=N(o);k(()=>a(s,` version ${T(t).version??``}`)),g(e,i)},$$slots:{default:!0}})}};z(_,e=>{T(i)>0&&e(v)}),n(s);var y=w(s,2),x=e=>{var n=Ve(),r=N(n,!0);k(()=>{a(r,T(t).description),n.dir=n.dir}),g(e,n)};z(y,e=>{T(t).description&&e(x)});var S=w(y,2),E=e=>{var n=He(),r=N(n,!0);k(e=>a(r,e),[()=>ge(T(t))]),g(e,n)},D=b(()=>ge(T(t)));z(S,e=>{T(D)&&e(E)}),n(o),k(()=>{a(f,`Version ${T(t).version??``}`),a(m,`${T(i)===0?`the present one, `:``}saved `)}),g(e,o)}),n(s),g(e,t)};z(_,e=>{s.data===null?e(v):e(y,-1)}),g(e,f),L()}var qe=c(`<p>A search says in your own words whom to look for among followers and likers.</p>`),Je=c(`<p class="description svelte-107bu9i" dir="auto"> </p>`),Ye=c(`<p class="muted svelte-107bu9i"> </p>`),Xe=c(` <bdi> </bdi>`,1),Ze=c(`<p class="muted svelte-107bu9i">Used by <!></p>`),Qe=c(`<li><article class="svelte-107bu9i"><header class="svelte-107bu9i"><h3 class="svelte-107bu9i"><bdi> </bdi></h3> <span class="muted svelte-107bu9i"> <!></span> <div class="actions svelte-107bu9i"><!> <!> <!> <!></div></header> <!> <!> <!> <!></article></li>`),$e=c(`<ul></ul>`),et=c(`<!> <!>`,1),tt=c(`<p>Delete <bdi><strong> </strong></bdi>? Runs do not use it any more; those whom it found stay.</p> <!>`,1),nt=c(`<div class="screen-head"><h1>Searches</h1> <!></div> <!> <!> <!> <!>`,1);function rt(e,t){p(t,!0);let s=new U(e=>B(le,{},e)),c=new W,l=O(null),u=O(!1),f=O(null),h=O(!1),_=O(null),y=O(!1),S=b(()=>s.data?.savedSearches??[]);x(()=>(s.load(),()=>s.stop()));function E(e){M(l,e),M(u,!0)}function D(e,t){t&&M(u,M(y,!1),!0),G(`${e.name} is saved.`),s.load()}async function A(e){await c.run(()=>V(he,`deleteSavedSearch`,{id:e.id}))&&(M(h,!1),await s.load())}let P=e=>(s.data?.trackedAccounts??[]).filter(({savedSearch:t})=>t?.id===e.id);var F=nt(),I=j(F),R=w(C(I),2);H(R,{kind:`primary`,onclick:()=>E(null),children:(e,t)=>{r();var n=v(`New search`);g(e,n)},$$slots:{default:!0}}),n(I);var K=w(I,2);ee(K,{title:`Saved searches`,get resource(){return s},lines:6,flush:!0,children:(e,t)=>{var s=i(),l=j(s),u=e=>{J(e,{title:`No search yet`,action:e=>{H(e,{kind:`primary`,onclick:()=>E(null),children:(e,t)=>{r();var n=v(`Write a search`);g(e,n)},$$slots:{default:!0}})},children:(e,t)=>{var n=qe();g(e,n)},$$slots:{action:!0,default:!0}})},d=e=>{var t=$e();o(t,21,()=>T(S),e=>e.id,(e,t)=>{var i=Qe(),s=C(i),l=C(s),u=C(l),d=C(u),p=N(d,!0);n(u);var x=w(u,2),S=C(x),D=w(S);Q(D,{get time(){return T(t).updatedAt}}),n(x);var O=w(x,2),A=C(O);H(A,{kind:`ghost`,get href(){return`/people?search=${T(t).id??``}`},children:(e,t)=>{r();var n=v(`People`);g(e,n)},$$slots:{default:!0}});var F=w(A,2),I=e=>{H(e,{kind:`ghost`,onclick:()=>{M(_,T(t)),M(y,!0)},children:(e,t)=>{r();var n=v(`Versions`);g(e,n)},$$slots:{default:!0}})};z(F,e=>{T(t).version>1&&e(I)});var L=w(F,2);H(L,{onclick:()=>E(T(t)),children:(e,t)=>{r();var n=v(`Edit`);g(e,n)},$$slots:{default:!0}});var R=w(L,2);H(R,{kind:`ghost`,onclick:()=>{M(f,T(t)),c.error=null,M(h,!0)},children:(e,t)=>{r();var n=v(`Delete`);g(e,n)},$$slots:{default:!0}}),n(O),n(l);var B=w(l,2),V=e=>{var n=Je(),r=N(n,!0);k(()=>{a(r,T(t).description),n.dir=n.dir}),g(e,n)};z(B,e=>{T(t).description&&e(V)});var U=w(B,2);xe(U,{get reading(){return T(t).reading}});var W=w(U,2),G=e=>{var n=Ye(),r=N(n,!0);k(e=>a(r,e),[()=>ge(T(t))]),g(e,n)},K=b(()=>ge(T(t)));z(W,e=>{T(K)&&e(G)});var q=w(W,2),J=e=>{var i=Ze(),s=w(C(i));o(s,19,()=>P(T(t)),({handle:e})=>e,(e,t,n)=>{let i=()=>T(t).handle;r();var o=Xe(),s=j(o,!0),c=w(s),l=N(c);k(()=>{a(s,T(n)>0?`, `:``),a(l,`@${i()??``}`)}),g(e,o)}),n(i),g(e,i)},Y=b(()=>P(T(t)).length>0);z(q,e=>{T(Y)&&e(J)}),n(s),n(i),k(()=>{m(s,`aria-label`,T(t).name),a(p,T(t).name),a(S,`version ${T(t).version??``}, changed `)}),g(e,i)}),n(t),g(e,t)};z(l,e=>{T(S).length===0?e(u):e(d,-1)}),g(e,s)},$$slots:{default:!0}});var Y=w(K,2);{let e=b(()=>T(l)?`Edit search`:`New search`);q(Y,{get title(){return T(e)},wide:!0,keeps:!0,get open(){return T(u)},set open(e){M(u,e,!0)},children:(e,t)=>{var n=i(),r=j(n);d(r,()=>T(l),e=>{ze(e,{get search(){return T(l)},onsaved:D,oncancel:()=>M(u,!1)})}),g(e,n)},$$slots:{default:!0}})}var X=w(Y,2);{let e=b(()=>T(_)?.name);q(X,{get title(){return`Versions of ${T(e)??``}`},get open(){return T(y)},set open(e){M(y,e,!0)},children:(e,t)=>{var n=i(),r=j(n),a=e=>{Ke(e,{get search(){return T(_)},onsaved:e=>D(e,!0)})};z(r,e=>{T(_)&&e(a)}),g(e,n)},$$slots:{default:!0}})}var Z=w(X,2);q(Z,{title:`Delete search`,get open(){return T(h)},set open(e){M(h,e,!0)},actions:e=>{var t=et(),n=j(t);H(n,{onclick:()=>M(h,!1),children:(e,t)=>{r();var n=v(`Cancel`);g(e,n)},$$slots:{default:!0}});var i=w(n,2);H(i,{kind:`danger`,get busy(){return c.busy},onclick:()=>T(f)&&A(T(f)),children:(e,t)=>{r();var n=v(`Delete search`);g(e,n)},$$slots:{default:!0}}),g(e,t)},children:(e,t)=>{var i=tt(),o=j(i),s=w(C(o)),l=C(s),u=N(l,!0);n(s),r(),n(o);var d=w(o,2);te(d,{get error(){return c.error}}),k(()=>a(u,T(f)?.name)),g(e,i)},$$slots:{actions:!0,default:!0}}),g(e,F),L()}export{rt as default};