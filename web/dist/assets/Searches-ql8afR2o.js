import{$ as e,A as t,C as n,Et as r,F as i,G as a,I as o,J as s,L as c,R as l,Tt as u,U as d,V as f,W as p,X as m,Y as h,Z as g,_t as _,b as v,bt as y,ct as b,dt as x,gt as S,h as C,ht as w,it as T,k as E,kt as D,lt as O,pt as k,q as A,rt as j,st as M,ut as N,vt as P,w as F,wt as I,x as L,xt as R,y as z}from"./format-Cu7X_red.js";import{c as B,i as V,l as H,n as U,r as W}from"./Countdown-PduYWs84.js";import{a as G,c as K,s as q,t as J}from"./index-CdiAAlsx.js";import{a as Y,i as X,n as Z,r as ee,t as te}from"./RelativeTime-CgekvUza.js";import{t as Q}from"./Problem-BDkBXdaA.js";import{a as ne,n as re,r as ie}from"./words-BhWRyzMa.js";import{t as ae}from"./Choice-Cng2lrax.js";import{t as oe}from"./Avatar-BZC2N9iJ.js";import{t as se}from"./Outward-ynQhimKD.js";var $=class extends String{__apiType;value;__meta__;constructor(e,t){super(e),this.value=e,this.__meta__=t}toString(){return this.value}};new $(`
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
}`,{fragmentName:`SearchesSearch`});var ce=new $(`
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
}`),le=new $(`
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
}`),ue=new $(`
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
    `),de=new $(`
    query SearchesSuggestions($text: String!, $kind: LabelKind!) {
  labelSuggestions(text: $text, kind: $kind, first: 8)
}
    `),fe=new $(`
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
}`),pe=new $(`
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
}`),me=new $(`
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
    `),he=a(`<span class="svelte-125hr6e"><bdi> </bdi></span> `,1),ge=a(`<div><dt class="svelte-125hr6e"> </dt> <dd class="svelte-125hr6e"></dd></div>`),_e=a(`<dl class="svelte-125hr6e"></dl>`),ve=a(`<p class="svelte-125hr6e">Only the labels are looked for.</p>`);function ye(n,a){R(a,!0);let s=S(()=>[[`Role`,a.reading.roles,``],[`Field`,a.reading.fields,``],[`Place`,a.reading.places,``],[`Employer`,a.reading.employers,``],[`Former employer`,a.reading.formerEmployers,``],[`Status`,a.reading.statuses,``],[`Company`,a.reading.companies,``],[`Gender`,a.reading.genders.map(e=>ie[e]),``],[`Words`,a.reading.words,``],[`Not`,a.reading.exclusions,`not`],[`Cannot be told from a profile`,a.reading.unread,`unread`],[`Passed over`,a.reading.ignored,`ignored`]].filter(([,e])=>e.length>0));var c=p(),u=b(c),m=n=>{var a=_e();i(a,21,()=>e(s),([e,t,n])=>e,(n,a)=>{var s=S(()=>D(e(a),3));let c=()=>e(s)[0],l=()=>e(s)[1],u=()=>e(s)[2];var p=ge(),m=M(p),h=O(m,!0),g=N(m,2);i(g,21,l,o,(t,n)=>{var i=he(),a=b(i),o=M(a),s=O(o,!0);r(a);var c=N(a,1,!0);c.nodeValue=` `,j(()=>f(s,e(n))),d(t,i)}),r(g),r(p),j(()=>{E(p,1,t(u()),`svelte-125hr6e`),f(h,c())}),d(n,p)}),r(a),d(n,a)},h=e=>{var t=ve();d(e,t)};l(u,t=>{e(s).length>0?t(m):t(h,-1)}),d(n,c),y()}var be=a(`<option></option>`),xe=a(`<li class="svelte-jmq0mb"><bdi> </bdi> <!></li>`),Se=a(`<ul class="svelte-jmq0mb"></ul>`),Ce=a(`<fieldset class="svelte-jmq0mb"><legend class="svelte-jmq0mb">Labels</legend> <div class="add svelte-jmq0mb"><!> <input aria-label="Label" autocomplete="off" class="svelte-jmq0mb"/> <datalist></datalist> <!></div> <!></fieldset>`);function we(t,a){let o=A();R(a,!0);let c=C(a,`labels`,15),p=w(`JOB_ROLE`),h=w(``),g=w([]),_,v=new AbortController;T(()=>()=>clearTimeout(_));function b(){if(clearTimeout(_),v.abort(),v=new AbortController,e(h).trim()===``)return;let{signal:t}=v;_=setTimeout(async()=>{let n=await B(de,{text:e(h),kind:e(p)},t).catch(()=>null);n&&!t.aborted&&k(g,n.labelSuggestions)},300)}function x(){let t=e(h).trim();t!==``&&(c().some(n=>n.kind===e(p)&&n.value===t)||c([...c(),{kind:e(p),value:t}]),k(h,``),k(g,[]))}var S=Ce(),E=N(M(S),2),D=M(E);ae(D,{label:`Kind of label`,get value(){return e(p)},options:[[`JOB_ROLE`,`Role`],[`SKILL`,`Skill`]],onchange:e=>k(p,e===`SKILL`?`SKILL`:`JOB_ROLE`,!0)});var P=N(D,2);n(P);var I=N(P,2);i(I,20,()=>e(g),e=>e,(e,t)=>{var n=be(),r={};j(()=>{r!==(r=t)&&(n.value=(n.__value=r)??``)}),d(e,n)}),r(I);var z=N(I,2);U(z,{onclick:x,children:(e,t)=>{u();var n=s(`Add`);d(e,n)},$$slots:{default:!0}}),r(E);var V=N(E,2),H=t=>{var n=Se();i(n,21,c,e=>e.kind+e.value,(t,n)=>{var i=xe(),a=M(i),o=O(a,!0),s=N(a,2);U(s,{kind:`ghost`,get label(){return`Remove ${e(n).value??``}`},onclick:()=>c(c().filter(t=>t!==e(n))),children:(e,t)=>{K(e,{size:13,"aria-hidden":`true`})},$$slots:{default:!0}}),r(i),j(()=>f(o,e(n).value)),d(t,i)}),r(n),d(t,n)};l(V,e=>{c().length>0&&e(H)}),r(S),j(()=>{F(P,`list`,o),F(P,`placeholder`,e(p)===`SKILL`?`machine learning`:`founder`),F(I,`id`,o)}),m(`input`,P,b),m(`keydown`,P,e=>{e.key===`Enter`&&(e.preventDefault(),x())}),L(P,()=>e(h),e=>k(h,e)),d(t,S),y()}h([`input`,`keydown`]);var Te=a(`<p class="svelte-1os7twu">Write whom to look for, and see how it is read and whom it finds.</p>`),Ee=a(`<p class="refused svelte-1os7twu" role="alert"> </p>`),De=a(`<strong><!></strong> <strong><!></strong> maybe among <!> `,1),Oe=a(`<bdi> </bdi>`),ke=a(`<li class="svelte-1os7twu"><!> <div><p class="name svelte-1os7twu"><!> <small> </small></p> <p class="why svelte-1os7twu"><bdi> </bdi></p></div></li>`),Ae=a(`<!> <p role="status" class="svelte-1os7twu"><!></p> <ul class="svelte-1os7twu"></ul>`,1),je=a(`<!> <!>`,1),Me=a(`<section aria-label="Preview" class="svelte-1os7twu"><h3 class="svelte-1os7twu">Preview</h3> <!> <!></section>`);function Ne(n,a){R(a,!0);let c=new W(e=>B(le,{input:a.search,first:8},e)),u=S(()=>c.data?.previewSearch),p=S(()=>(a.search.description??``).trim()===``&&(a.search.labels??[]).length===0),m=``;T(()=>{let t=JSON.stringify(a.search);if(t===m||e(p))return;let n=setTimeout(()=>{m=t,c.load()},300);return()=>clearTimeout(n)}),T(()=>()=>c.stop());var h=Me(),g=N(M(h),2),_=e=>{Y(e,{get error(){return c.error},get onretry(){return c.load},get busy(){return c.loading}})};l(g,e=>{c.error&&e(_)});var v=N(g,2),x=e=>{var t=Te();d(e,t)},C=n=>{var a=je(),c=b(a);i(c,17,()=>e(u).userErrors,({message:e})=>e,(t,n)=>{let r=()=>e(n).message;var i=Ee(),a=O(i,!0);j(()=>f(a,r())),d(t,i)});var p=N(c,2),m=n=>{var a=Ae(),c=b(a);ye(c,{get reading(){return e(u).reading}});var p=N(c,2),m=M(p),h=e=>{var t=s(`Nobody is known yet to try it on.`);d(e,t)},g=t=>{var n=De(),i=b(n),a=M(i);Z(a,{get value(){return e(u).fullCount}}),r(i);var o=N(i),s=N(o),c=M(s);Z(c,{get value(){return e(u).maybeCount}}),r(s);var l=N(s,2);Z(l,{get value(){return e(u).judgedCount}});var p=N(l);j(()=>{f(o,` full ${e(u).fullCount===1?`match`:`matches`} and `),f(p,` ${e(u).isComplete?`people known`:`of the people known`}.`)}),d(t,n)};l(m,t=>{e(u).judgedCount===0?t(h):t(g,-1)}),r(p);var _=N(p,2);i(_,21,()=>e(u).matches,o,(n,i)=>{var a=ke(),o=M(a);{let t=S(()=>e(i).person.name||e(i).person.handle);oe(o,{get src(){return e(i).person.profileImageUrl},get name(){return e(t)},size:28})}var s=N(o,2),c=M(s),l=M(c);se(l,{get href(){return e(i).person.profileUrl},children:(t,n)=>{var r=Oe(),a=O(r,!0);j(()=>f(a,e(i).person.name||e(i).person.handle)),d(t,r)},$$slots:{default:!0}});var u=N(l,2),p=O(u,!0);r(c);var m=N(c,2),h=M(m),g=O(h,!0);r(m),r(s),r(a),j(()=>{E(u,1,t(e(i).matchConfidence),`svelte-1os7twu`),f(p,re[e(i).matchConfidence]),f(g,e(i).matchReasons[0]?.text??e(i).person.bio)}),d(n,a)}),r(_),d(n,a)};l(p,t=>{e(u).reading&&t(m)}),d(n,a)},w=e=>{X(e,{lines:4})};l(v,t=>{e(p)?t(x):e(u)?t(C,1):c.error||t(w,2)}),r(h),j(()=>F(h,`aria-busy`,c.loading)),d(n,h),y()}var Pe=a(`<label class="check svelte-o99s1c"><input type="checkbox" class="svelte-o99s1c"/> </label>`),Fe=a(`<form class="svelte-o99s1c"><div class="sides svelte-o99s1c"><div class="fields svelte-o99s1c"><label class="svelte-o99s1c"><span class="svelte-o99s1c">Name</span> <input required="" maxlength="100" placeholder="Founders in Berlin"/></label> <label class="svelte-o99s1c"><span class="svelte-o99s1c">What to look for, in your own words</span> <textarea rows="3" maxlength="1000" dir="auto" placeholder="tech founders in Berlin, no agencies" class="svelte-o99s1c"></textarea></label> <!> <fieldset class="svelte-o99s1c"><legend class="svelte-o99s1c">Followers</legend> <!></fieldset> <fieldset class="svelte-o99s1c"><legend class="svelte-o99s1c">Gender</legend> <!> <label class="check svelte-o99s1c"><input type="checkbox" class="svelte-o99s1c"/> Drop people of unknown gender</label></fieldset> <p class="svelte-o99s1c">Nothing chosen keeps everybody.</p></div> <!></div> <!> <div class="buttons svelte-o99s1c"><!> <!></div></form>`);function Ie(t,a){R(a,!0);let o=[],c=[],l=new H,p=x({name:a.search?.name??``,description:a.search?.description??``,labels:[...a.search?.labels??[]],genders:[...a.search?.genders??[]],strictGender:a.search?.strictGender??!1,followerCountTiers:[...a.search?.followerCountTiers??[]]}),m=S(()=>{let{name:e,...t}=I(p);return t});function h(e){e.preventDefault(),l.run(async()=>{let e=I(p),{savedSearch:t}=a.search?await V(pe,`updateSavedSearch`,{id:a.search.id,input:e}):await V(fe,`createSavedSearch`,{input:e});t&&a.onsaved(t)})}var b=Fe(),C=M(b),w=M(C),T=M(w),E=N(M(T),2);n(E),_(E,!0),r(T);var O=N(T,2),k=N(M(O),2);P(k),r(O);var A=N(O,2);we(A,{get labels(){return p.labels},set labels(e){p.labels=e}});var F=N(A,2),B=N(M(F),2);i(B,17,()=>Object.entries(ne),([e,t])=>e,(t,i)=>{var a=S(()=>D(e(i),2));let s=()=>e(a)[0],c=()=>e(a)[1];var l=Pe(),u=M(l);n(u);var m,h=N(u);r(l),j(()=>{m!==(m=s())&&(u.value=(u.__value=m)??``),f(h,` ${c()??``}`)}),v(o,[],u,()=>(s(),p.followerCountTiers),e=>p.followerCountTiers=e),d(t,l)}),r(F);var W=N(F,2),G=N(M(W),2);i(G,17,()=>Object.entries(ie),([e,t])=>e,(t,i)=>{var a=S(()=>D(e(i),2));let o=()=>e(a)[0],s=()=>e(a)[1];var l=Pe(),u=M(l);n(u);var m,h=N(u);r(l),j(()=>{m!==(m=o())&&(u.value=(u.__value=m)??``),f(h,` ${s()??``}`)}),v(c,[],u,()=>(o(),p.genders),e=>p.genders=e),d(t,l)});var K=N(G,2),q=M(K);n(q),u(),r(K),r(W),u(2),r(w),Ne(N(w,2),{get search(){return e(m)}}),r(C);var J=N(C,2);Q(J,{get error(){return l.error}});var Y=N(J,2),X=M(Y);U(X,{get onclick(){return a.oncancel},children:(e,t)=>{u();var n=s(`Cancel`);d(e,n)},$$slots:{default:!0}});var Z=N(X,2);U(Z,{kind:`primary`,type:`submit`,get busy(){return l.busy},children:(e,t)=>{u();var n=s(`Save search`);d(e,n)},$$slots:{default:!0}}),r(Y),r(b),j(()=>k.dir=k.dir),g(`submit`,b,h),L(E,()=>p.name,e=>p.name=e),L(k,()=>p.description,e=>p.description=e),z(q,()=>p.strictGender,e=>p.strictGender=e),d(t,b),y()}var Le=a(`Restore<span class="hidden-visually"> </span>`,1),Re=a(`<p class="description svelte-19z5til" dir="auto"> </p>`),ze=a(`<p class="muted svelte-19z5til"> </p>`),Be=a(`<li class="svelte-19z5til"><p class="head svelte-19z5til"><strong> </strong> <span class="muted svelte-19z5til"> <!></span> <!></p> <!> <!></li>`),Ve=a(`<!> <ol class="svelte-19z5til"></ol>`,1),He=a(`<!> <!>`,1);function Ue(t,n){R(n,!0);let a=new W(e=>B(ue,{id:n.search.id,first:50},e)),o=new H,s=w(null),c=S(()=>a.data?.savedSearch?.versions??[]);T(()=>(a.load(),()=>a.stop()));function m({version:e,description:t,labels:r,genders:i,strictGender:a,followerCountTiers:c}){k(s,e,!0),o.run(async()=>{let e={description:t,labels:[...r],genders:[...i],strictGender:a,followerCountTiers:[...c]},{savedSearch:o}=await V(pe,`updateSavedSearch`,{id:n.search.id,input:e});o&&n.onsaved(o)})}let h=e=>[...e.labels.length>0?[`Labels: ${e.labels.map(({value:e})=>e).join(`, `)}.`]:[],...e.followerCountTiers.length>0?[`Followers: ${e.followerCountTiers.map(e=>ne[e]).join(`, `)}.`]:[],...e.genders.length>0?[`Gender: ${e.genders.map(e=>ie[e]).join(`, `)}${e.strictGender?`, unknown ones dropped`:``}.`]:[]].join(` `);var g=He(),_=b(g),v=e=>{Y(e,{get error(){return a.error},get onretry(){return a.load},get busy(){return a.loading}})};l(_,e=>{a.error&&e(v)});var x=N(_,2),C=e=>{var t=p(),n=b(t),r=e=>{X(e,{lines:4})};l(n,e=>{a.error||e(r)}),d(e,t)},E=t=>{var n=Ve(),a=b(n);Q(a,{get error(){return o.error}});var p=N(a,2);i(p,23,()=>e(c),e=>e.version,(t,n,i)=>{var a=Be(),c=M(a),p=M(c),g=O(p),_=N(p,2),v=M(_),y=N(v);te(y,{get time(){return e(n).savedAt}}),r(_);var x=N(_,2),C=t=>{{let r=S(()=>o.busy&&e(s)===e(n).version);U(t,{get busy(){return e(r)},onclick:()=>m(e(n)),children:(t,r)=>{u();var i=Le(),a=N(b(i)),o=O(a);j(()=>f(o,` version ${e(n).version??``}`)),d(t,i)},$$slots:{default:!0}})}};l(x,t=>{e(i)>0&&t(C)}),r(c);var w=N(c,2),T=t=>{var r=Re(),i=O(r,!0);j(()=>{f(i,e(n).description),r.dir=r.dir}),d(t,r)};l(w,t=>{e(n).description&&t(T)});var E=N(w,2),D=t=>{var r=ze(),i=O(r,!0);j(e=>f(i,e),[()=>h(e(n))]),d(t,r)},k=S(()=>h(e(n)));l(E,t=>{e(k)&&t(D)}),r(a),j(()=>{f(g,`Version ${e(n).version??``}`),f(v,`${e(i)===0?`the present one, `:``}saved `)}),d(t,a)}),r(p),d(t,n)};l(x,e=>{a.data===null?e(C):e(E,-1)}),d(t,g),y()}var We=a(`<p>A search says in your own words whom to look for among followers and likers.</p>`),Ge=a(`<p class="description svelte-107bu9i" dir="auto"> </p>`),Ke=a(`<p class="muted svelte-107bu9i"><!> <!></p>`),qe=a(` <bdi> </bdi>`,1),Je=a(`<p class="muted svelte-107bu9i">Used by <!></p>`),Ye=a(`<li><article class="svelte-107bu9i"><header class="svelte-107bu9i"><h3 class="svelte-107bu9i"><bdi> </bdi></h3> <span class="muted svelte-107bu9i"> <!></span> <div class="actions svelte-107bu9i"><!> <!> <!> <!></div></header> <!> <!> <!> <!></article></li>`),Xe=a(`<ul></ul>`),Ze=a(`<!> <!>`,1),Qe=a(`<p>Delete <bdi><strong> </strong></bdi>? Runs do not use it any more; those whom it found stay.</p> <!>`,1),$e=a(`<div class="screen-head"><h1>Searches</h1> <!></div> <!> <!> <!> <!>`,1);function et(t,n){R(n,!0);let a=new W(e=>B(ce,{},e)),o=new H,m=w(null),h=w(!1),g=w(null),_=w(!1),v=w(null),x=w(!1),C=S(()=>a.data?.savedSearches??[]);T(()=>(a.load(),()=>a.stop()));function E(e){k(m,e),k(h,!0)}function D(e){k(h,!1),k(x,!1),G(`${e.name} is saved.`),a.load()}async function A(e){await o.run(()=>V(me,`deleteSavedSearch`,{id:e.id}))&&(k(_,!1),await a.load())}let P=e=>(a.data?.trackedAccounts??[]).filter(({savedSearch:t})=>t?.id===e.id);var I=$e(),L=b(I),z=N(M(L),2);U(z,{kind:`primary`,onclick:()=>E(null),children:(e,t)=>{u();var n=s(`New search`);d(e,n)},$$slots:{default:!0}}),r(L);var K=N(L,2);ee(K,{title:`Saved searches`,get resource(){return a},lines:6,flush:!0,children:(t,n)=>{var a=p(),c=b(a),m=e=>{J(e,{title:`No search yet`,action:e=>{U(e,{kind:`primary`,onclick:()=>E(null),children:(e,t)=>{u();var n=s(`Write a search`);d(e,n)},$$slots:{default:!0}})},children:(e,t)=>{var n=We();d(e,n)},$$slots:{action:!0,default:!0}})},h=t=>{var n=Xe();i(n,21,()=>e(C),e=>e.id,(t,n)=>{var a=Ye(),c=M(a),p=M(c),m=M(p),h=M(m),y=O(h,!0);r(m);var C=N(m,2),w=M(C),T=N(w);te(T,{get time(){return e(n).updatedAt}}),r(C);var D=N(C,2),A=M(D);U(A,{kind:`ghost`,get href(){return`/people?search=${e(n).id??``}`},children:(e,t)=>{u();var n=s(`People`);d(e,n)},$$slots:{default:!0}});var I=N(A,2),L=t=>{U(t,{kind:`ghost`,onclick:()=>{k(v,e(n)),k(x,!0)},children:(e,t)=>{u();var n=s(`Versions`);d(e,n)},$$slots:{default:!0}})};l(I,t=>{e(n).version>1&&t(L)});var R=N(I,2);U(R,{onclick:()=>E(e(n)),children:(e,t)=>{u();var n=s(`Edit`);d(e,n)},$$slots:{default:!0}});var z=N(R,2);U(z,{kind:`ghost`,onclick:()=>{k(g,e(n)),o.error=null,k(_,!0)},children:(e,t)=>{u();var n=s(`Delete`);d(e,n)},$$slots:{default:!0}}),r(D),r(p);var B=N(p,2),V=t=>{var r=Ge(),i=O(r,!0);j(()=>{f(i,e(n).description),r.dir=r.dir}),d(t,r)};l(B,t=>{e(n).description&&t(V)});var H=N(B,2);ye(H,{get reading(){return e(n).reading}});var W=N(H,2),G=t=>{var i=Ke(),a=M(i),o=t=>{var r=s();j(e=>f(r,`Labels: ${e??``}.`),[()=>e(n).labels.map(({value:e})=>e).join(`, `)]),d(t,r)};l(a,t=>{e(n).labels.length>0&&t(o)});var c=N(a,2),u=t=>{var r=s();j(e=>f(r,`Followers: ${e??``}.`),[()=>e(n).followerCountTiers.map(e=>ne[e]).join(`, `)]),d(t,r)};l(c,t=>{e(n).followerCountTiers.length>0&&t(u)}),r(i),d(t,i)};l(W,t=>{(e(n).labels.length>0||e(n).followerCountTiers.length>0)&&t(G)});var K=N(W,2),q=t=>{var a=Je(),o=N(M(a));i(o,19,()=>P(e(n)),({handle:e})=>e,(t,n,r)=>{let i=()=>e(n).handle;u();var a=qe(),o=b(a,!0),s=N(o),c=O(s);j(()=>{f(o,e(r)>0?`, `:``),f(c,`@${i()??``}`)}),d(t,a)}),r(a),d(t,a)},J=S(()=>P(e(n)).length>0);l(K,t=>{e(J)&&t(q)}),r(c),r(a),j(()=>{F(c,`aria-label`,e(n).name),f(y,e(n).name),f(w,`version ${e(n).version??``}, changed `)}),d(t,a)}),r(n),d(t,n)};l(c,t=>{e(C).length===0?t(m):t(h,-1)}),d(t,a)},$$slots:{default:!0}});var Y=N(K,2);{let t=S(()=>e(m)?`Edit search`:`New search`);q(Y,{get title(){return e(t)},wide:!0,get open(){return e(h)},set open(e){k(h,e,!0)},children:(t,n)=>{var r=p(),i=b(r);c(i,()=>e(m),t=>{Ie(t,{get search(){return e(m)},onsaved:D,oncancel:()=>k(h,!1)})}),d(t,r)},$$slots:{default:!0}})}var X=N(Y,2);{let t=S(()=>e(v)?.name);q(X,{get title(){return`Versions of ${e(t)??``}`},get open(){return e(x)},set open(e){k(x,e,!0)},children:(t,n)=>{var r=p(),i=b(r),a=t=>{Ue(t,{get search(){return e(v)},onsaved:D})};l(i,t=>{e(v)&&t(a)}),d(t,r)},$$slots:{default:!0}})}var Z=N(X,2);q(Z,{title:`Delete search`,get open(){return e(_)},set open(e){k(_,e,!0)},actions:t=>{var n=Ze(),r=b(n);U(r,{onclick:()=>k(_,!1),children:(e,t)=>{u();var n=s(`Cancel`);d(e,n)},$$slots:{default:!0}});var i=N(r,2);U(i,{kind:`danger`,get busy(){return o.busy},onclick:()=>e(g)&&A(e(g)),children:(e,t)=>{u();var n=s(`Delete search`);d(e,n)},$$slots:{default:!0}}),d(t,n)},children:(t,n)=>{var i=Qe(),a=b(i),s=N(M(a)),c=M(s),l=O(c,!0);r(s),u(),r(a);var p=N(a,2);Q(p,{get error(){return o.error}}),j(()=>f(l,e(g)?.name)),d(t,i)},$$slots:{actions:!0,default:!0}}),d(t,I),y()}export{et as default};