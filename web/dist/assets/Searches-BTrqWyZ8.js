import{B as e,C as t,Ct as n,F as r,H as i,I as a,J as o,K as s,L as c,O as l,Ot as u,P as d,Q as f,S as p,Tt as m,U as h,W as g,X as _,Y as v,_t as y,b,bt as x,ct as S,ft as C,gt as w,ht as T,k as E,lt as D,m as O,mt as k,nt as A,ot as j,q as M,rt as N,st as P,ut as F,v as I,wt as L,y as R,yt as z}from"./format-C7iQRSPy.js";import{c as B,i as V,l as H,n as U,r as W}from"./Countdown-Cdlm2Lzq.js";import{a as G,c as K,s as q,t as J}from"./index-QtLNsMDn.js";import{a as Y,i as X,n as Z,r as ee,t as te}from"./RelativeTime-ITeHHvkf.js";import{t as Q}from"./Problem-BGjc8k1S.js";import{a as ne,n as re,r as ie}from"./words-BhWRyzMa.js";import{t as ae}from"./Choice-Bcp4JmEu.js";import{t as oe}from"./Avatar-C7eCn4vN.js";import{t as se}from"./Outward-B8kzbp3B.js";var $=class extends String{__apiType;value;__meta__;constructor(e,t){super(e),this.value=e,this.__meta__=t}toString(){return this.value}};new $(`
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
    `),he=g(`<span class="svelte-125hr6e"><bdi> </bdi></span> `,1),ge=g(`<div><dt class="svelte-125hr6e"> </dt> <dd class="svelte-125hr6e"></dd></div>`),_e=g(`<dl class="svelte-125hr6e"></dl>`),ve=g(`<p class="svelte-125hr6e">Only the labels are looked for.</p>`);function ye(t,n){x(n,!0);let a=T(()=>[[`Role`,n.reading.roles,``],[`Field`,n.reading.fields,``],[`Place`,n.reading.places,``],[`Employer`,n.reading.employers,``],[`Former employer`,n.reading.formerEmployers,``],[`Status`,n.reading.statuses,``],[`Company`,n.reading.companies,``],[`Gender`,n.reading.genders.map(e=>ie[e]),``],[`Words`,n.reading.words,``],[`Not`,n.reading.exclusions,`not`],[`Cannot be told from a profile`,n.reading.unread,`unread`],[`Passed over`,n.reading.ignored,`ignored`]].filter(([,e])=>e.length>0));var o=h(),s=P(o),p=t=>{var n=_e();d(n,21,()=>f(a),([e,t,n])=>e,(t,n)=>{var a=T(()=>u(f(n),3));let o=()=>f(a)[0],s=()=>f(a)[1],c=()=>f(a)[2];var p=ge(),h=j(p),g=S(h,!0),_=D(h,2);d(_,21,s,r,(t,n)=>{var r=he(),a=P(r),o=j(a),s=S(o,!0);m(a);var c=D(a,1,!0);c.nodeValue=` `,A(()=>e(s,f(n))),i(t,r)}),m(_),m(p),A(()=>{l(p,1,E(c()),`svelte-125hr6e`),e(g,o())}),i(t,p)}),m(n),i(t,n)},g=e=>{var t=ve();i(e,t)};c(s,e=>{f(a).length>0?e(p):e(g,-1)}),i(t,o),z()}var be=g(`<option></option>`),xe=g(`<li class="svelte-jmq0mb"><bdi> </bdi> <!></li>`),Se=g(`<ul class="svelte-jmq0mb"></ul>`),Ce=g(`<fieldset class="svelte-jmq0mb"><legend class="svelte-jmq0mb">Labels</legend> <div class="add svelte-jmq0mb"><!> <input aria-label="Label" autocomplete="off" class="svelte-jmq0mb"/> <datalist></datalist> <!></div> <!></fieldset>`);function we(n,r){let a=s();x(r,!0);let o=O(r,`labels`,15),l=k(`JOB_ROLE`),u=k(``),h=k([]),g,_=new AbortController;N(()=>()=>clearTimeout(g));function y(){if(clearTimeout(g),_.abort(),_=new AbortController,f(u).trim()===``)return;let{signal:e}=_;g=setTimeout(async()=>{let t=await B(de,{text:f(u),kind:f(l)},e).catch(()=>null);t&&!e.aborted&&C(h,t.labelSuggestions)},300)}function w(){let e=f(u).trim();e!==``&&(o().some(t=>t.kind===f(l)&&t.value===e)||o([...o(),{kind:f(l),value:e}]),C(u,``),C(h,[]))}var T=Ce(),E=D(j(T),2),P=j(E);ae(P,{label:`Kind of label`,get value(){return f(l)},options:[[`JOB_ROLE`,`Role`],[`SKILL`,`Skill`]],onchange:e=>C(l,e===`SKILL`?`SKILL`:`JOB_ROLE`,!0)});var F=D(P,2);p(F);var I=D(F,2);d(I,20,()=>f(h),e=>e,(e,t)=>{var n=be(),r={};A(()=>{r!==(r=t)&&(n.value=(n.__value=r)??``)}),i(e,n)}),m(I);var R=D(I,2);U(R,{onclick:w,children:(e,t)=>{L();var n=M(`Add`);i(e,n)},$$slots:{default:!0}}),m(E);var V=D(E,2),H=t=>{var n=Se();d(n,21,o,e=>e.kind+e.value,(t,n)=>{var r=xe(),a=j(r),s=S(a,!0),c=D(a,2);U(c,{kind:`ghost`,get label(){return`Remove ${f(n).value??``}`},onclick:()=>o(o().filter(e=>e!==f(n))),children:(e,t)=>{K(e,{size:13,"aria-hidden":`true`})},$$slots:{default:!0}}),m(r),A(()=>e(s,f(n).value)),i(t,r)}),m(n),i(t,n)};c(V,e=>{o().length>0&&e(H)}),m(T),A(()=>{t(F,`list`,a),t(F,`placeholder`,f(l)===`SKILL`?`machine learning`:`founder`),t(I,`id`,a)}),v(`input`,F,y),v(`keydown`,F,e=>{e.key===`Enter`&&(e.preventDefault(),w())}),b(F,()=>f(u),e=>C(u,e)),i(n,T),z()}o([`input`,`keydown`]);var Te=g(`<p class="svelte-1os7twu">Write whom to look for, and see how it is read and whom it finds.</p>`),Ee=g(`<p class="refused svelte-1os7twu" role="alert"> </p>`),De=g(`<strong><!></strong> <strong><!></strong> maybe among <!> `,1),Oe=g(`<bdi> </bdi>`),ke=g(`<li class="svelte-1os7twu"><!> <div><p class="name svelte-1os7twu"><!> <small> </small></p> <p class="why svelte-1os7twu"><bdi> </bdi></p></div></li>`),Ae=g(`<!> <p role="status" class="svelte-1os7twu"><!></p> <ul class="svelte-1os7twu"></ul>`,1),je=g(`<!> <!>`,1),Me=g(`<section aria-label="Preview" class="svelte-1os7twu"><h3 class="svelte-1os7twu">Preview</h3> <!> <!></section>`);function Ne(n,a){x(a,!0);let o=new W(e=>B(le,{input:a.search,first:8},e)),s=T(()=>o.data?.previewSearch),u=T(()=>(a.search.description??``).trim()===``&&(a.search.labels??[]).length===0),p=``;N(()=>{let e=JSON.stringify(a.search);if(e===p||f(u))return;let t=setTimeout(()=>{p=e,o.load()},300);return()=>clearTimeout(t)}),N(()=>()=>o.stop());var h=Me(),g=D(j(h),2),_=e=>{Y(e,{get error(){return o.error},get onretry(){return o.load},get busy(){return o.loading}})};c(g,e=>{o.error&&e(_)});var v=D(g,2),y=e=>{var t=Te();i(e,t)},b=t=>{var n=je(),a=P(n);d(a,17,()=>f(s).userErrors,({message:e})=>e,(t,n)=>{let r=()=>f(n).message;var a=Ee(),o=S(a,!0);A(()=>e(o,r())),i(t,a)});var o=D(a,2),u=t=>{var n=Ae(),a=P(n);ye(a,{get reading(){return f(s).reading}});var o=D(a,2),u=j(o),p=e=>{var t=M(`Nobody is known yet to try it on.`);i(e,t)},h=t=>{var n=De(),r=P(n),a=j(r);Z(a,{get value(){return f(s).fullCount}}),m(r);var o=D(r),c=D(o),l=j(c);Z(l,{get value(){return f(s).maybeCount}}),m(c);var u=D(c,2);Z(u,{get value(){return f(s).judgedCount}});var d=D(u);A(()=>{e(o,` full ${f(s).fullCount===1?`match`:`matches`} and `),e(d,` ${f(s).isComplete?`people known`:`of the people known`}.`)}),i(t,n)};c(u,e=>{f(s).judgedCount===0?e(p):e(h,-1)}),m(o);var g=D(o,2);d(g,21,()=>f(s).matches,r,(t,n)=>{var r=ke(),a=j(r);{let e=T(()=>f(n).person.name||f(n).person.handle);oe(a,{get src(){return f(n).person.profileImageUrl},get name(){return f(e)},size:28})}var o=D(a,2),s=j(o),c=j(s);se(c,{get href(){return f(n).person.profileUrl},children:(t,r)=>{var a=Oe(),o=S(a,!0);A(()=>e(o,f(n).person.name||f(n).person.handle)),i(t,a)},$$slots:{default:!0}});var u=D(c,2),d=S(u,!0);m(s);var p=D(s,2),h=j(p),g=S(h,!0);m(p),m(o),m(r),A(()=>{l(u,1,E(f(n).matchConfidence),`svelte-1os7twu`),e(d,re[f(n).matchConfidence]),e(g,f(n).matchReasons[0]?.text??f(n).person.bio)}),i(t,r)}),m(g),i(t,n)};c(o,e=>{f(s).reading&&e(u)}),i(t,n)},C=e=>{X(e,{lines:4})};c(v,e=>{f(u)?e(y):f(s)?e(b,1):o.error||e(C,2)}),m(h),A(()=>t(h,`aria-busy`,o.loading)),i(n,h),z()}var Pe=g(`<label class="check svelte-o99s1c"><input type="checkbox" class="svelte-o99s1c"/> </label>`),Fe=g(`<form class="svelte-o99s1c"><div class="sides svelte-o99s1c"><div class="fields svelte-o99s1c"><label class="svelte-o99s1c"><span class="svelte-o99s1c">Name</span> <input required="" maxlength="100" placeholder="Founders in Berlin"/></label> <label class="svelte-o99s1c"><span class="svelte-o99s1c">What to look for, in your own words</span> <textarea rows="3" maxlength="1000" dir="auto" placeholder="tech founders in Berlin, no agencies" class="svelte-o99s1c"></textarea></label> <!> <fieldset class="svelte-o99s1c"><legend class="svelte-o99s1c">Followers</legend> <!></fieldset> <fieldset class="svelte-o99s1c"><legend class="svelte-o99s1c">Gender</legend> <!> <label class="check svelte-o99s1c"><input type="checkbox" class="svelte-o99s1c"/> Drop people of unknown gender</label></fieldset> <p class="svelte-o99s1c">Nothing chosen keeps everybody.</p></div> <!></div> <!> <div class="buttons svelte-o99s1c"><!> <!></div></form>`);function Ie(t,r){x(r,!0);let a=[],o=[],s=new H,c=F({name:r.search?.name??``,description:r.search?.description??``,labels:[...r.search?.labels??[]],genders:[...r.search?.genders??[]],strictGender:r.search?.strictGender??!1,followerCountTiers:[...r.search?.followerCountTiers??[]]}),l=T(()=>{let{name:e,...t}=n(c);return t});function h(e){e.preventDefault(),s.run(async()=>{let e=n(c),{savedSearch:t}=r.search?await V(pe,`updateSavedSearch`,{id:r.search.id,input:e}):await V(fe,`createSavedSearch`,{input:e});t&&r.onsaved(t)})}var g=Fe(),v=j(g),S=j(v),C=j(S),E=D(j(C),2);p(E),w(E,!0),m(C);var O=D(C,2),k=D(j(O),2);y(k),m(O);var N=D(O,2);we(N,{get labels(){return c.labels},set labels(e){c.labels=e}});var P=D(N,2),B=D(j(P),2);d(B,17,()=>Object.entries(ne),([e,t])=>e,(t,n)=>{var r=T(()=>u(f(n),2));let o=()=>f(r)[0],s=()=>f(r)[1];var l=Pe(),d=j(l);p(d);var h,g=D(d);m(l),A(()=>{h!==(h=o())&&(d.value=(d.__value=h)??``),e(g,` ${s()??``}`)}),R(a,[],d,()=>(o(),c.followerCountTiers),e=>c.followerCountTiers=e),i(t,l)}),m(P);var W=D(P,2),G=D(j(W),2);d(G,17,()=>Object.entries(ie),([e,t])=>e,(t,n)=>{var r=T(()=>u(f(n),2));let a=()=>f(r)[0],s=()=>f(r)[1];var l=Pe(),d=j(l);p(d);var h,g=D(d);m(l),A(()=>{h!==(h=a())&&(d.value=(d.__value=h)??``),e(g,` ${s()??``}`)}),R(o,[],d,()=>(a(),c.genders),e=>c.genders=e),i(t,l)});var K=D(G,2),q=j(K);p(q),L(),m(K),m(W),L(2),m(S),Ne(D(S,2),{get search(){return f(l)}}),m(v);var J=D(v,2);Q(J,{get error(){return s.error}});var Y=D(J,2),X=j(Y);U(X,{get onclick(){return r.oncancel},children:(e,t)=>{L();var n=M(`Cancel`);i(e,n)},$$slots:{default:!0}});var Z=D(X,2);U(Z,{kind:`primary`,type:`submit`,get busy(){return s.busy},children:(e,t)=>{L();var n=M(`Save search`);i(e,n)},$$slots:{default:!0}}),m(Y),m(g),A(()=>k.dir=k.dir),_(`submit`,g,h),b(E,()=>c.name,e=>c.name=e),b(k,()=>c.description,e=>c.description=e),I(q,()=>c.strictGender,e=>c.strictGender=e),i(t,g),z()}var Le=g(`Restore<span class="hidden-visually"> </span>`,1),Re=g(`<p class="description svelte-19z5til" dir="auto"> </p>`),ze=g(`<p class="muted svelte-19z5til"> </p>`),Be=g(`<li class="svelte-19z5til"><p class="head svelte-19z5til"><strong> </strong> <span class="muted svelte-19z5til"> <!></span> <!></p> <!> <!></li>`),Ve=g(`<!> <ol class="svelte-19z5til"></ol>`,1),He=g(`<!> <!>`,1);function Ue(t,n){x(n,!0);let r=new W(e=>B(ue,{id:n.search.id,first:50},e)),a=new H,o=k(null),s=T(()=>r.data?.savedSearch?.versions??[]);N(()=>(r.load(),()=>r.stop()));function l({version:e,description:t,labels:r,genders:i,strictGender:s,followerCountTiers:c}){C(o,e,!0),a.run(async()=>{let e={description:t,labels:[...r],genders:[...i],strictGender:s,followerCountTiers:[...c]},{savedSearch:a}=await V(pe,`updateSavedSearch`,{id:n.search.id,input:e});a&&n.onsaved(a)})}let u=e=>[...e.labels.length>0?[`Labels: ${e.labels.map(({value:e})=>e).join(`, `)}.`]:[],...e.followerCountTiers.length>0?[`Followers: ${e.followerCountTiers.map(e=>ne[e]).join(`, `)}.`]:[],...e.genders.length>0?[`Gender: ${e.genders.map(e=>ie[e]).join(`, `)}${e.strictGender?`, unknown ones dropped`:``}.`]:[]].join(` `);var p=He(),g=P(p),_=e=>{Y(e,{get error(){return r.error},get onretry(){return r.load},get busy(){return r.loading}})};c(g,e=>{r.error&&e(_)});var v=D(g,2),y=e=>{var t=h(),n=P(t),a=e=>{X(e,{lines:4})};c(n,e=>{r.error||e(a)}),i(e,t)},b=t=>{var n=Ve(),r=P(n);Q(r,{get error(){return a.error}});var p=D(r,2);d(p,23,()=>f(s),e=>e.version,(t,n,r)=>{var s=Be(),d=j(s),p=j(d),h=S(p),g=D(p,2),_=j(g),v=D(_);te(v,{get time(){return f(n).savedAt}}),m(g);var y=D(g,2),b=t=>{{let r=T(()=>a.busy&&f(o)===f(n).version);U(t,{get busy(){return f(r)},onclick:()=>l(f(n)),children:(t,r)=>{L();var a=Le(),o=D(P(a)),s=S(o);A(()=>e(s,` version ${f(n).version??``}`)),i(t,a)},$$slots:{default:!0}})}};c(y,e=>{f(r)>0&&e(b)}),m(d);var x=D(d,2),C=t=>{var r=Re(),a=S(r,!0);A(()=>{e(a,f(n).description),r.dir=r.dir}),i(t,r)};c(x,e=>{f(n).description&&e(C)});var w=D(x,2),E=t=>{var r=ze(),a=S(r,!0);A(t=>e(a,t),[()=>u(f(n))]),i(t,r)},O=T(()=>u(f(n)));c(w,e=>{f(O)&&e(E)}),m(s),A(()=>{e(h,`Version ${f(n).version??``}`),e(_,`${f(r)===0?`the present one, `:``}saved `)}),i(t,s)}),m(p),i(t,n)};c(v,e=>{r.data===null?e(y):e(b,-1)}),i(t,p),z()}var We=g(`<p>A search says in your own words whom to look for among followers and likers.</p>`),Ge=g(`<p class="description svelte-107bu9i" dir="auto"> </p>`),Ke=g(`<p class="muted svelte-107bu9i"><!> <!></p>`),qe=g(` <bdi> </bdi>`,1),Je=g(`<p class="muted svelte-107bu9i">Used by <!></p>`),Ye=g(`<li><article class="svelte-107bu9i"><header class="svelte-107bu9i"><h3 class="svelte-107bu9i"><bdi> </bdi></h3> <span class="muted svelte-107bu9i"> <!></span> <div class="actions svelte-107bu9i"><!> <!> <!> <!></div></header> <!> <!> <!> <!></article></li>`),Xe=g(`<ul></ul>`),Ze=g(`<!> <!>`,1),Qe=g(`<p>Delete <bdi><strong> </strong></bdi>? Runs do not use it any more; those whom it found stay.</p> <!>`,1),$e=g(`<div class="screen-head"><h1>Searches</h1> <!></div> <!> <!> <!> <!>`,1);function et(n,r){x(r,!0);let o=new W(e=>B(ce,{},e)),s=new H,l=k(null),u=k(!1),p=k(null),g=k(!1),_=k(null),v=k(!1),y=T(()=>o.data?.savedSearches??[]);N(()=>(o.load(),()=>o.stop()));function b(e){C(l,e),C(u,!0)}function w(e){C(u,!1),C(v,!1),G(`${e.name} is saved.`),o.load()}async function E(e){await s.run(()=>V(me,`deleteSavedSearch`,{id:e.id}))&&(C(g,!1),await o.load())}let O=e=>(o.data?.trackedAccounts??[]).filter(({savedSearch:t})=>t?.id===e.id);var F=$e(),I=P(F),R=D(j(I),2);U(R,{kind:`primary`,onclick:()=>b(null),children:(e,t)=>{L();var n=M(`New search`);i(e,n)},$$slots:{default:!0}}),m(I);var K=D(I,2);ee(K,{title:`Saved searches`,get resource(){return o},lines:6,flush:!0,children:(n,r)=>{var a=h(),o=P(a),l=e=>{J(e,{title:`No search yet`,action:e=>{U(e,{kind:`primary`,onclick:()=>b(null),children:(e,t)=>{L();var n=M(`Write a search`);i(e,n)},$$slots:{default:!0}})},children:(e,t)=>{var n=We();i(e,n)},$$slots:{action:!0,default:!0}})},u=n=>{var r=Xe();d(r,21,()=>f(y),e=>e.id,(n,r)=>{var a=Ye(),o=j(a),l=j(o),u=j(l),h=j(u),y=S(h,!0);m(u);var x=D(u,2),w=j(x),E=D(w);te(E,{get time(){return f(r).updatedAt}}),m(x);var k=D(x,2),N=j(k);U(N,{kind:`ghost`,get href(){return`/people?search=${f(r).id??``}`},children:(e,t)=>{L();var n=M(`People`);i(e,n)},$$slots:{default:!0}});var F=D(N,2),I=e=>{U(e,{kind:`ghost`,onclick:()=>{C(_,f(r)),C(v,!0)},children:(e,t)=>{L();var n=M(`Versions`);i(e,n)},$$slots:{default:!0}})};c(F,e=>{f(r).version>1&&e(I)});var R=D(F,2);U(R,{onclick:()=>b(f(r)),children:(e,t)=>{L();var n=M(`Edit`);i(e,n)},$$slots:{default:!0}});var z=D(R,2);U(z,{kind:`ghost`,onclick:()=>{C(p,f(r)),s.error=null,C(g,!0)},children:(e,t)=>{L();var n=M(`Delete`);i(e,n)},$$slots:{default:!0}}),m(k),m(l);var B=D(l,2),V=t=>{var n=Ge(),a=S(n,!0);A(()=>{e(a,f(r).description),n.dir=n.dir}),i(t,n)};c(B,e=>{f(r).description&&e(V)});var H=D(B,2);ye(H,{get reading(){return f(r).reading}});var W=D(H,2),G=t=>{var n=Ke(),a=j(n),o=t=>{var n=M();A(t=>e(n,`Labels: ${t??``}.`),[()=>f(r).labels.map(({value:e})=>e).join(`, `)]),i(t,n)};c(a,e=>{f(r).labels.length>0&&e(o)});var s=D(a,2),l=t=>{var n=M();A(t=>e(n,`Followers: ${t??``}.`),[()=>f(r).followerCountTiers.map(e=>ne[e]).join(`, `)]),i(t,n)};c(s,e=>{f(r).followerCountTiers.length>0&&e(l)}),m(n),i(t,n)};c(W,e=>{(f(r).labels.length>0||f(r).followerCountTiers.length>0)&&e(G)});var K=D(W,2),q=t=>{var n=Je(),a=D(j(n));d(a,19,()=>O(f(r)),({handle:e})=>e,(t,n,r)=>{let a=()=>f(n).handle;L();var o=qe(),s=P(o,!0),c=D(s),l=S(c);A(()=>{e(s,f(r)>0?`, `:``),e(l,`@${a()??``}`)}),i(t,o)}),m(n),i(t,n)},J=T(()=>O(f(r)).length>0);c(K,e=>{f(J)&&e(q)}),m(o),m(a),A(()=>{t(o,`aria-label`,f(r).name),e(y,f(r).name),e(w,`version ${f(r).version??``}, changed `)}),i(n,a)}),m(r),i(n,r)};c(o,e=>{f(y).length===0?e(l):e(u,-1)}),i(n,a)},$$slots:{default:!0}});var Y=D(K,2);{let e=T(()=>f(l)?`Edit search`:`New search`);q(Y,{get title(){return f(e)},wide:!0,get open(){return f(u)},set open(e){C(u,e,!0)},children:(e,t)=>{var n=h(),r=P(n);a(r,()=>f(l),e=>{Ie(e,{get search(){return f(l)},onsaved:w,oncancel:()=>C(u,!1)})}),i(e,n)},$$slots:{default:!0}})}var X=D(Y,2);{let e=T(()=>f(_)?.name);q(X,{get title(){return`Versions of ${f(e)??``}`},get open(){return f(v)},set open(e){C(v,e,!0)},children:(e,t)=>{var n=h(),r=P(n),a=e=>{Ue(e,{get search(){return f(_)},onsaved:w})};c(r,e=>{f(_)&&e(a)}),i(e,n)},$$slots:{default:!0}})}var Z=D(X,2);q(Z,{title:`Delete search`,get open(){return f(g)},set open(e){C(g,e,!0)},actions:e=>{var t=Ze(),n=P(t);U(n,{onclick:()=>C(g,!1),children:(e,t)=>{L();var n=M(`Cancel`);i(e,n)},$$slots:{default:!0}});var r=D(n,2);U(r,{kind:`danger`,get busy(){return s.busy},onclick:()=>f(p)&&E(f(p)),children:(e,t)=>{L();var n=M(`Delete search`);i(e,n)},$$slots:{default:!0}}),i(e,t)},children:(t,n)=>{var r=Qe(),a=P(r),o=D(j(a)),c=j(o),l=S(c,!0);m(o),L(),m(a);var u=D(a,2);Q(u,{get error(){return s.error}}),A(()=>e(l,f(p)?.name)),i(t,r)},$$slots:{actions:!0,default:!0}}),i(n,F),z()}export{et as default};