import{B as e,C as t,Ct as n,Dt as r,F as i,H as a,I as o,J as s,K as c,L as l,O as u,P as d,Q as f,S as p,St as m,U as h,W as g,X as _,Y as v,at as y,b,ct as x,dt as S,gt as C,ht as w,k as T,lt as E,m as D,mt as O,nt as k,ot as A,pt as j,q as M,rt as N,st as P,v as F,vt as I,wt as L,y as R,yt as z}from"./format-Dp83eJf0.js";import{c as B,i as V,l as H,n as U,r as W}from"./Countdown-CoPBWTCw.js";import{a as G,o as K,r as q,t as J}from"./index-sCSKJOxm.js";import{a as Y,i as X,n as Z,r as ee,t as te}from"./RelativeTime-GQ917O3p.js";import{t as Q}from"./Problem-C9zJKIPh.js";import{a as ne,n as re,r as ie,s as ae}from"./words-BVOFuT4H.js";import{t as oe}from"./Avatar-BP7aaM1d.js";import{t as se}from"./Outward-1JDN1DJN.js";var $=class extends String{__apiType;value;__meta__;constructor(e,t){super(e),this.value=e,this.__meta__=t}toString(){return this.value}};new $(`
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
    `),he=g(`<span class="svelte-125hr6e"><bdi> </bdi></span> `,1),ge=g(`<div><dt class="svelte-125hr6e"> </dt> <dd class="svelte-125hr6e"></dd></div>`),_e=g(`<dl class="svelte-125hr6e"></dl>`),ve=g(`<p class="svelte-125hr6e">Only the labels are looked for.</p>`);function ye(t,n){z(n,!0);let o=O(()=>[[`Role`,n.reading.roles,``],[`Field`,n.reading.fields,``],[`Place`,n.reading.places,``],[`Employer`,n.reading.employers,``],[`Former employer`,n.reading.formerEmployers,``],[`Status`,n.reading.statuses,``],[`Company`,n.reading.companies,``],[`Gender`,n.reading.genders.map(e=>ie[e]),``],[`Words`,n.reading.words,``],[`Not`,n.reading.exclusions,`not`],[`Cannot be told from a profile`,n.reading.unread,`unread`],[`Passed over`,n.reading.ignored,`ignored`]].filter(([,e])=>e.length>0));var s=h(),c=A(s),p=t=>{var n=_e();d(n,21,()=>f(o),([e,t,n])=>e,(t,n)=>{var o=O(()=>r(f(n),3));let s=()=>f(o)[0],c=()=>f(o)[1],l=()=>f(o)[2];var p=ge(),m=y(p),h=P(m,!0),g=x(m,2);d(g,21,c,i,(t,n)=>{var r=he(),i=A(r),o=y(i),s=P(o,!0);L(i);var c=x(i,1,!0);c.nodeValue=` `,k(()=>e(s,f(n))),a(t,r)}),L(g),L(p),k(()=>{u(p,1,T(l()),`svelte-125hr6e`),e(h,s())}),a(t,p)}),L(n),a(t,n)},m=e=>{var t=ve();a(e,t)};l(c,e=>{f(o).length>0?e(p):e(m,-1)}),a(t,s),I()}var be=g(`<option></option>`),xe=g(`<li class="svelte-jmq0mb"><bdi> </bdi> <!></li>`),Se=g(`<ul class="svelte-jmq0mb"></ul>`),Ce=g(`<fieldset class="svelte-jmq0mb"><legend class="svelte-jmq0mb">Labels</legend> <div class="add svelte-jmq0mb"><!> <input aria-label="Label" autocomplete="off" class="svelte-jmq0mb"/> <datalist></datalist> <!></div> <!></fieldset>`);function we(r,i){let o=c();z(i,!0);let s=D(i,`labels`,15),u=j(`JOB_ROLE`),m=j(``),h=j([]),g,_=new AbortController;N(()=>()=>clearTimeout(g));function C(){if(clearTimeout(g),_.abort(),_=new AbortController,f(m).trim()===``)return;let{signal:e}=_;g=setTimeout(async()=>{let t=await B(de,{text:f(m),kind:f(u)},e).catch(()=>null);t&&!e.aborted&&S(h,t.labelSuggestions)},300)}function w(){let e=f(m).trim();e!==``&&(s().some(t=>t.kind===f(u)&&t.value===e)||s([...s(),{kind:f(u),value:e}]),S(m,``),S(h,[]))}var T=Ce(),E=x(y(T),2),O=y(E);ae(O,{label:`Kind of label`,get value(){return f(u)},options:[[`JOB_ROLE`,`Role`],[`SKILL`,`Skill`]],onchange:e=>S(u,e===`SKILL`?`SKILL`:`JOB_ROLE`,!0)});var A=x(O,2);p(A);var F=x(A,2);d(F,20,()=>f(h),e=>e,(e,t)=>{var n=be(),r={};k(()=>{r!==(r=t)&&(n.value=(n.__value=r)??``)}),a(e,n)}),L(F);var R=x(F,2);U(R,{onclick:w,children:(e,t)=>{n();var r=M(`Add`);a(e,r)},$$slots:{default:!0}}),L(E);var V=x(E,2),H=t=>{var n=Se();d(n,21,s,e=>e.kind+e.value,(t,n)=>{var r=xe(),i=y(r),o=P(i,!0),c=x(i,2);U(c,{kind:`ghost`,get label(){return`Remove ${f(n).value??``}`},onclick:()=>s(s().filter(e=>e!==f(n))),children:(e,t)=>{K(e,{size:13,"aria-hidden":`true`})},$$slots:{default:!0}}),L(r),k(()=>e(o,f(n).value)),a(t,r)}),L(n),a(t,n)};l(V,e=>{s().length>0&&e(H)}),L(T),k(()=>{t(A,`list`,o),t(A,`placeholder`,f(u)===`SKILL`?`machine learning`:`founder`),t(F,`id`,o)}),v(`input`,A,C),v(`keydown`,A,e=>{e.key===`Enter`&&(e.preventDefault(),w())}),b(A,()=>f(m),e=>S(m,e)),a(r,T),I()}s([`input`,`keydown`]);var Te=g(`<p class="svelte-1os7twu">Write whom to look for, and see how it is read and whom it finds.</p>`),Ee=g(`<p class="refused svelte-1os7twu" role="alert"> </p>`),De=g(`<strong><!></strong> <strong><!></strong> maybe among <!> `,1),Oe=g(`<bdi> </bdi>`),ke=g(`<li class="svelte-1os7twu"><!> <div><p class="name svelte-1os7twu"><!> <small> </small></p> <p class="why svelte-1os7twu"><bdi> </bdi></p></div></li>`),Ae=g(`<!> <p role="status" class="svelte-1os7twu"><!></p> <ul class="svelte-1os7twu"></ul>`,1),je=g(`<!> <!>`,1),Me=g(`<section aria-label="Preview" class="svelte-1os7twu"><h3 class="svelte-1os7twu">Preview</h3> <!> <!></section>`);function Ne(n,r){z(r,!0);let o=new W(e=>B(le,{input:r.search,first:8},e)),s=O(()=>o.data?.previewSearch),c=O(()=>(r.search.description??``).trim()===``&&(r.search.labels??[]).length===0),p=``;N(()=>{let e=JSON.stringify(r.search);if(e===p||f(c))return;let t=setTimeout(()=>{p=e,o.load()},300);return()=>clearTimeout(t)}),N(()=>()=>o.stop());var m=Me(),h=x(y(m),2),g=e=>{Y(e,{get error(){return o.error},get onretry(){return o.load},get busy(){return o.loading}})};l(h,e=>{o.error&&e(g)});var _=x(h,2),v=e=>{var t=Te();a(e,t)},b=t=>{var n=je(),r=A(n);d(r,17,()=>f(s).userErrors,({message:e})=>e,(t,n)=>{let r=()=>f(n).message;var i=Ee(),o=P(i,!0);k(()=>e(o,r())),a(t,i)});var o=x(r,2),c=t=>{var n=Ae(),r=A(n);ye(r,{get reading(){return f(s).reading}});var o=x(r,2),c=y(o),p=e=>{var t=M(`Nobody is known yet to try it on.`);a(e,t)},m=t=>{var n=De(),r=A(n),i=y(r);Z(i,{get value(){return f(s).fullCount}}),L(r);var o=x(r),c=x(o),l=y(c);Z(l,{get value(){return f(s).maybeCount}}),L(c);var u=x(c,2);Z(u,{get value(){return f(s).judgedCount}});var d=x(u);k(()=>{e(o,` full ${f(s).fullCount===1?`match`:`matches`} and `),e(d,` ${f(s).isComplete?`people known`:`of the people known`}.`)}),a(t,n)};l(c,e=>{f(s).judgedCount===0?e(p):e(m,-1)}),L(o);var h=x(o,2);d(h,21,()=>f(s).matches,i,(t,n)=>{var r=ke(),i=y(r);{let e=O(()=>f(n).person.name||f(n).person.handle);oe(i,{get src(){return f(n).person.profileImageUrl},get name(){return f(e)},size:28})}var o=x(i,2),s=y(o),c=y(s);se(c,{get href(){return f(n).person.profileUrl},children:(t,r)=>{var i=Oe(),o=P(i,!0);k(()=>e(o,f(n).person.name||f(n).person.handle)),a(t,i)},$$slots:{default:!0}});var l=x(c,2),d=P(l,!0);L(s);var p=x(s,2),m=y(p),h=P(m,!0);L(p),L(o),L(r),k(()=>{u(l,1,T(f(n).matchConfidence),`svelte-1os7twu`),e(d,re[f(n).matchConfidence]),e(h,f(n).matchReasons[0]?.text??f(n).person.bio)}),a(t,r)}),L(h),a(t,n)};l(o,e=>{f(s).reading&&e(c)}),a(t,n)},S=e=>{X(e,{lines:4})};l(_,e=>{f(c)?e(v):f(s)?e(b,1):o.error||e(S,2)}),L(m),k(()=>t(m,`aria-busy`,o.loading)),a(n,m),I()}var Pe=g(`<label class="check svelte-o99s1c"><input type="checkbox" class="svelte-o99s1c"/> </label>`),Fe=g(`<form class="svelte-o99s1c"><div class="sides svelte-o99s1c"><div class="fields svelte-o99s1c"><label class="svelte-o99s1c"><span class="svelte-o99s1c">Name</span> <input required="" maxlength="100" placeholder="Founders in Berlin"/></label> <label class="svelte-o99s1c"><span class="svelte-o99s1c">What to look for, in your own words</span> <textarea rows="3" maxlength="1000" dir="auto" placeholder="tech founders in Berlin, no agencies" class="svelte-o99s1c"></textarea></label> <!> <fieldset class="svelte-o99s1c"><legend class="svelte-o99s1c">Followers</legend> <!></fieldset> <fieldset class="svelte-o99s1c"><legend class="svelte-o99s1c">Gender</legend> <!> <label class="check svelte-o99s1c"><input type="checkbox" class="svelte-o99s1c"/> Drop people of unknown gender</label></fieldset> <p class="svelte-o99s1c">Nothing chosen keeps everybody.</p></div> <!></div> <!> <div class="buttons svelte-o99s1c"><!> <!></div></form>`);function Ie(t,i){z(i,!0);let o=[],s=[],c=new H,l=E({name:i.search?.name??``,description:i.search?.description??``,labels:[...i.search?.labels??[]],genders:[...i.search?.genders??[]],strictGender:i.search?.strictGender??!1,followerCountTiers:[...i.search?.followerCountTiers??[]]}),u=O(()=>{let{name:e,...t}=m(l);return t});function h(e){e.preventDefault(),c.run(async()=>{let e=m(l),{savedSearch:t}=i.search?await V(pe,`updateSavedSearch`,{id:i.search.id,input:e}):await V(fe,`createSavedSearch`,{input:e});t&&i.onsaved(t)})}var g=Fe(),v=y(g),S=y(v),T=y(S),D=x(y(T),2);p(D),w(D,!0),L(T);var A=x(T,2),j=x(y(A),2);C(j),L(A);var N=x(A,2);we(N,{get labels(){return l.labels},set labels(e){l.labels=e}});var P=x(N,2),B=x(y(P),2);d(B,17,()=>Object.entries(ne),([e,t])=>e,(t,n)=>{var i=O(()=>r(f(n),2));let s=()=>f(i)[0],c=()=>f(i)[1];var u=Pe(),d=y(u);p(d);var m,h=x(d);L(u),k(()=>{m!==(m=s())&&(d.value=(d.__value=m)??``),e(h,` ${c()??``}`)}),R(o,[],d,()=>(s(),l.followerCountTiers),e=>l.followerCountTiers=e),a(t,u)}),L(P);var W=x(P,2),G=x(y(W),2);d(G,17,()=>Object.entries(ie),([e,t])=>e,(t,n)=>{var i=O(()=>r(f(n),2));let o=()=>f(i)[0],c=()=>f(i)[1];var u=Pe(),d=y(u);p(d);var m,h=x(d);L(u),k(()=>{m!==(m=o())&&(d.value=(d.__value=m)??``),e(h,` ${c()??``}`)}),R(s,[],d,()=>(o(),l.genders),e=>l.genders=e),a(t,u)});var K=x(G,2),q=y(K);p(q),n(),L(K),L(W),n(2),L(S),Ne(x(S,2),{get search(){return f(u)}}),L(v);var J=x(v,2);Q(J,{get error(){return c.error}});var Y=x(J,2),X=y(Y);U(X,{get onclick(){return i.oncancel},children:(e,t)=>{n();var r=M(`Cancel`);a(e,r)},$$slots:{default:!0}});var Z=x(X,2);U(Z,{kind:`primary`,type:`submit`,get busy(){return c.busy},children:(e,t)=>{n();var r=M(`Save search`);a(e,r)},$$slots:{default:!0}}),L(Y),L(g),k(()=>j.dir=j.dir),_(`submit`,g,h),b(D,()=>l.name,e=>l.name=e),b(j,()=>l.description,e=>l.description=e),F(q,()=>l.strictGender,e=>l.strictGender=e),a(t,g),I()}var Le=g(`Restore<span class="hidden-visually"> </span>`,1),Re=g(`<p class="description svelte-19z5til" dir="auto"> </p>`),ze=g(`<p class="muted svelte-19z5til"> </p>`),Be=g(`<li class="svelte-19z5til"><p class="head svelte-19z5til"><strong> </strong> <span class="muted svelte-19z5til"> <!></span> <!></p> <!> <!></li>`),Ve=g(`<!> <ol class="svelte-19z5til"></ol>`,1),He=g(`<!> <!>`,1);function Ue(t,r){z(r,!0);let i=new W(e=>B(ue,{id:r.search.id,first:50},e)),o=new H,s=j(null),c=O(()=>i.data?.savedSearch?.versions??[]);N(()=>(i.load(),()=>i.stop()));function u({version:e,description:t,labels:n,genders:i,strictGender:a,followerCountTiers:c}){S(s,e,!0),o.run(async()=>{let e={description:t,labels:[...n],genders:[...i],strictGender:a,followerCountTiers:[...c]},{savedSearch:o}=await V(pe,`updateSavedSearch`,{id:r.search.id,input:e});o&&r.onsaved(o)})}let p=e=>[...e.labels.length>0?[`Labels: ${e.labels.map(({value:e})=>e).join(`, `)}.`]:[],...e.followerCountTiers.length>0?[`Followers: ${e.followerCountTiers.map(e=>ne[e]).join(`, `)}.`]:[],...e.genders.length>0?[`Gender: ${e.genders.map(e=>ie[e]).join(`, `)}${e.strictGender?`, unknown ones dropped`:``}.`]:[]].join(` `);var m=He(),g=A(m),_=e=>{Y(e,{get error(){return i.error},get onretry(){return i.load},get busy(){return i.loading}})};l(g,e=>{i.error&&e(_)});var v=x(g,2),b=e=>{var t=h(),n=A(t),r=e=>{X(e,{lines:4})};l(n,e=>{i.error||e(r)}),a(e,t)},C=t=>{var r=Ve(),i=A(r);Q(i,{get error(){return o.error}});var m=x(i,2);d(m,23,()=>f(c),e=>e.version,(t,r,i)=>{var c=Be(),d=y(c),m=y(d),h=P(m),g=x(m,2),_=y(g),v=x(_);te(v,{get time(){return f(r).savedAt}}),L(g);var b=x(g,2),S=t=>{{let i=O(()=>o.busy&&f(s)===f(r).version);U(t,{get busy(){return f(i)},onclick:()=>u(f(r)),children:(t,i)=>{n();var o=Le(),s=x(A(o)),c=P(s);k(()=>e(c,` version ${f(r).version??``}`)),a(t,o)},$$slots:{default:!0}})}};l(b,e=>{f(i)>0&&e(S)}),L(d);var C=x(d,2),w=t=>{var n=Re(),i=P(n,!0);k(()=>{e(i,f(r).description),n.dir=n.dir}),a(t,n)};l(C,e=>{f(r).description&&e(w)});var T=x(C,2),E=t=>{var n=ze(),i=P(n,!0);k(t=>e(i,t),[()=>p(f(r))]),a(t,n)},D=O(()=>p(f(r)));l(T,e=>{f(D)&&e(E)}),L(c),k(()=>{e(h,`Version ${f(r).version??``}`),e(_,`${f(i)===0?`the present one, `:``}saved `)}),a(t,c)}),L(m),a(t,r)};l(v,e=>{i.data===null?e(b):e(C,-1)}),a(t,m),I()}var We=g(`<p>A search says in your own words whom to look for among followers and likers.</p>`),Ge=g(`<p class="description svelte-107bu9i" dir="auto"> </p>`),Ke=g(`<p class="muted svelte-107bu9i"><!> <!></p>`),qe=g(` <bdi> </bdi>`,1),Je=g(`<p class="muted svelte-107bu9i">Used by <!></p>`),Ye=g(`<li><article class="svelte-107bu9i"><header class="svelte-107bu9i"><h3 class="svelte-107bu9i"><bdi> </bdi></h3> <span class="muted svelte-107bu9i"> <!></span> <div class="actions svelte-107bu9i"><!> <!> <!> <!></div></header> <!> <!> <!> <!></article></li>`),Xe=g(`<ul></ul>`),Ze=g(`<!> <!>`,1),Qe=g(`<p>Delete <bdi><strong> </strong></bdi>? Runs do not use it any more; those whom it found stay.</p> <!>`,1),$e=g(`<div class="head svelte-107bu9i"><h1>Searches</h1> <!></div> <!> <!> <!> <!>`,1);function et(r,i){z(i,!0);let s=new W(e=>B(ce,{},e)),c=new H,u=j(null),p=j(!1),m=j(null),g=j(!1),_=j(null),v=j(!1),b=O(()=>s.data?.savedSearches??[]);N(()=>(s.load(),()=>s.stop()));function C(e){S(u,e),S(p,!0)}function w(e){S(p,!1),S(v,!1),q(`${e.name} is saved.`),s.load()}async function T(e){await c.run(()=>V(me,`deleteSavedSearch`,{id:e.id}))&&(S(g,!1),await s.load())}let E=e=>(s.data?.trackedAccounts??[]).filter(({savedSearch:t})=>t?.id===e.id);var D=$e(),F=A(D),R=x(y(F),2);U(R,{kind:`primary`,onclick:()=>C(null),children:(e,t)=>{n();var r=M(`New search`);a(e,r)},$$slots:{default:!0}}),L(F);var K=x(F,2);ee(K,{title:`Saved searches`,get resource(){return s},lines:6,flush:!0,children:(r,i)=>{var o=h(),s=A(o),u=e=>{J(e,{title:`No search yet`,action:e=>{U(e,{kind:`primary`,onclick:()=>C(null),children:(e,t)=>{n();var r=M(`Write a search`);a(e,r)},$$slots:{default:!0}})},children:(e,t)=>{var n=We();a(e,n)},$$slots:{action:!0,default:!0}})},p=r=>{var i=Xe();d(i,21,()=>f(b),e=>e.id,(r,i)=>{var o=Ye(),s=y(o),u=y(s),p=y(u),h=y(p),b=P(h,!0);L(p);var w=x(p,2),T=y(w),D=x(T);te(D,{get time(){return f(i).updatedAt}}),L(w);var j=x(w,2),N=y(j);U(N,{kind:`ghost`,get href(){return`/people?search=${f(i).id??``}`},children:(e,t)=>{n();var r=M(`People`);a(e,r)},$$slots:{default:!0}});var F=x(N,2),I=e=>{U(e,{kind:`ghost`,onclick:()=>{S(_,f(i)),S(v,!0)},children:(e,t)=>{n();var r=M(`Versions`);a(e,r)},$$slots:{default:!0}})};l(F,e=>{f(i).version>1&&e(I)});var R=x(F,2);U(R,{onclick:()=>C(f(i)),children:(e,t)=>{n();var r=M(`Edit`);a(e,r)},$$slots:{default:!0}});var z=x(R,2);U(z,{kind:`ghost`,onclick:()=>{S(m,f(i)),c.error=null,S(g,!0)},children:(e,t)=>{n();var r=M(`Delete`);a(e,r)},$$slots:{default:!0}}),L(j),L(u);var B=x(u,2),V=t=>{var n=Ge(),r=P(n,!0);k(()=>{e(r,f(i).description),n.dir=n.dir}),a(t,n)};l(B,e=>{f(i).description&&e(V)});var H=x(B,2);ye(H,{get reading(){return f(i).reading}});var W=x(H,2),G=t=>{var n=Ke(),r=y(n),o=t=>{var n=M();k(t=>e(n,`Labels: ${t??``}.`),[()=>f(i).labels.map(({value:e})=>e).join(`, `)]),a(t,n)};l(r,e=>{f(i).labels.length>0&&e(o)});var s=x(r,2),c=t=>{var n=M();k(t=>e(n,`Followers: ${t??``}.`),[()=>f(i).followerCountTiers.map(e=>ne[e]).join(`, `)]),a(t,n)};l(s,e=>{f(i).followerCountTiers.length>0&&e(c)}),L(n),a(t,n)};l(W,e=>{(f(i).labels.length>0||f(i).followerCountTiers.length>0)&&e(G)});var K=x(W,2),q=t=>{var r=Je(),o=x(y(r));d(o,19,()=>E(f(i)),({handle:e})=>e,(t,r,i)=>{let o=()=>f(r).handle;n();var s=qe(),c=A(s,!0),l=x(c),u=P(l);k(()=>{e(c,f(i)>0?`, `:``),e(u,`@${o()??``}`)}),a(t,s)}),L(r),a(t,r)},J=O(()=>E(f(i)).length>0);l(K,e=>{f(J)&&e(q)}),L(s),L(o),k(()=>{t(s,`aria-label`,f(i).name),e(b,f(i).name),e(T,`version ${f(i).version??``}, changed `)}),a(r,o)}),L(i),a(r,i)};l(s,e=>{f(b).length===0?e(u):e(p,-1)}),a(r,o)},$$slots:{default:!0}});var Y=x(K,2);{let e=O(()=>f(u)?`Edit search`:`New search`);G(Y,{get title(){return f(e)},wide:!0,get open(){return f(p)},set open(e){S(p,e,!0)},children:(e,t)=>{var n=h(),r=A(n);o(r,()=>f(u),e=>{Ie(e,{get search(){return f(u)},onsaved:w,oncancel:()=>S(p,!1)})}),a(e,n)},$$slots:{default:!0}})}var X=x(Y,2);{let e=O(()=>f(_)?.name);G(X,{get title(){return`Versions of ${f(e)??``}`},get open(){return f(v)},set open(e){S(v,e,!0)},children:(e,t)=>{var n=h(),r=A(n),i=e=>{Ue(e,{get search(){return f(_)},onsaved:w})};l(r,e=>{f(_)&&e(i)}),a(e,n)},$$slots:{default:!0}})}var Z=x(X,2);G(Z,{title:`Delete search`,get open(){return f(g)},set open(e){S(g,e,!0)},actions:e=>{var t=Ze(),r=A(t);U(r,{onclick:()=>S(g,!1),children:(e,t)=>{n();var r=M(`Cancel`);a(e,r)},$$slots:{default:!0}});var i=x(r,2);U(i,{kind:`danger`,get busy(){return c.busy},onclick:()=>f(m)&&T(f(m)),children:(e,t)=>{n();var r=M(`Delete search`);a(e,r)},$$slots:{default:!0}}),a(e,t)},children:(t,r)=>{var i=Qe(),o=A(i),s=x(y(o)),l=y(s),u=P(l,!0);L(s),n(),L(o);var d=x(o,2);Q(d,{get error(){return c.error}}),k(()=>e(u,f(m)?.name)),a(t,i)},$$slots:{actions:!0,default:!0}}),a(r,D),I()}export{et as default};