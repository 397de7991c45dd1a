import{$ as e,At as t,Ct as n,Dt as r,Et as i,F as a,H as o,I as s,J as c,K as l,L as u,N as d,Ot as f,P as p,Q as m,St as h,Tt as g,U as _,Y as v,_t as y,at as b,b as x,bt as S,et as C,ft as w,gt as T,h as E,ht as D,it as O,k,kt as A,lt as j,m as M,n as N,ot as P,pt as F,q as I,r as L,rt as R,st as z,tt as B,vt as V,wt as H,xt as U,y as W,yt as G}from"./Countdown-qOk8JUR5.js";import{a as K,i as q,n as J}from"./index-B1uSH7XM.js";import{n as ee,t as te}from"./RelativeTime-In0xuMVg.js";import{t as Y}from"./Problem-BXKy7Su0.js";import{a as X,r as Z,s as ne}from"./words-H5T14Ich.js";var Q=class extends String{__apiType;value;__meta__;constructor(e,t){super(e),this.value=e,this.__meta__=t}toString(){return this.value}};new Q(`
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
}
    `,{fragmentName:`SearchesSearch`});var re=new Q(`
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
}`),ie=new Q(`
    query SearchesSuggestions($text: String!, $kind: LabelKind!) {
  labelSuggestions(text: $text, kind: $kind, first: 8)
}
    `),ae=new Q(`
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
}`),oe=new Q(`
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
}`),se=new Q(`
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
    `),ce=B(`<span class="svelte-125hr6e"><bdi> </bdi></span> `,1),le=B(`<div><dt class="svelte-125hr6e"> </dt> <dd class="svelte-125hr6e"></dd></div>`),ue=B(`<dl class="svelte-125hr6e"></dl>`),de=B(`<p class="svelte-125hr6e">Only the labels are looked for.</p>`);function fe(n,r){i(r,!0);let a=h(()=>[[`Role`,r.reading.roles,``],[`Field`,r.reading.fields,``],[`Place`,r.reading.places,``],[`Employer`,r.reading.employers,``],[`Former employer`,r.reading.formerEmployers,``],[`Status`,r.reading.statuses,``],[`Company`,r.reading.companies,``],[`Gender`,r.reading.genders.map(e=>Z[e]),``],[`Words`,r.reading.words,``],[`Not`,r.reading.exclusions,`not`],[`Cannot be told from a profile`,r.reading.unread,`unread`],[`Passed over`,r.reading.ignored,`ignored`]].filter(([,e])=>e.length>0));var s=C(),c=T(s),u=n=>{var r=ue();l(r,21,()=>j(a),([e,t,n])=>e,(n,r)=>{var i=h(()=>t(j(r),3));let a=()=>j(i)[0],s=()=>j(i)[1],c=()=>j(i)[2];var u=le(),d=D(u),f=y(d,!0),p=V(d,2);l(p,21,s,I,(t,n)=>{var r=ce(),i=T(r),a=D(i),o=y(a,!0);A(i);var s=V(i,1,!0);s.nodeValue=` `,w(()=>m(o,j(n))),e(t,r)}),A(p),A(u),w(()=>{o(u,1,_(c()),`svelte-125hr6e`),m(f,a())}),e(n,u)}),A(r),e(n,r)},d=t=>{var n=de();e(t,n)};v(c,e=>{j(a).length>0?e(u):e(d,-1)}),e(n,s),g()}var pe=B(`<option></option>`),me=B(`<li class="svelte-jmq0mb"><bdi> </bdi> <!></li>`),he=B(`<ul class="svelte-jmq0mb"></ul>`),ge=B(`<fieldset class="svelte-jmq0mb"><legend class="svelte-jmq0mb">Labels</legend> <div class="add svelte-jmq0mb"><!> <input aria-label="Label" autocomplete="off" class="svelte-jmq0mb"/> <datalist></datalist> <!></div> <!></fieldset>`);function _e(t,n){let r=R();i(n,!0);let o=k(n,`labels`,15),c=U(`JOB_ROLE`),d=U(``),p=U([]),h,_=new AbortController;F(()=>()=>clearTimeout(h));function b(){if(clearTimeout(h),_.abort(),_=new AbortController,j(d).trim()===``)return;let{signal:e}=_;h=setTimeout(async()=>{let t=await W(ie,{text:j(d),kind:j(c)},e).catch(()=>null);t&&!e.aborted&&S(p,t.labelSuggestions)},300)}function x(){let e=j(d).trim();e!==``&&(o().some(t=>t.kind===j(c)&&t.value===e)||o([...o(),{kind:j(c),value:e}]),S(d,``),S(p,[]))}var C=ge(),T=V(D(C),2),E=D(T);ne(E,{label:`Kind of label`,get value(){return j(c)},options:[[`JOB_ROLE`,`Role`],[`SKILL`,`Skill`]],onchange:e=>S(c,e===`SKILL`?`SKILL`:`JOB_ROLE`,!0)});var M=V(E,2);s(M);var N=V(M,2);l(N,20,()=>j(p),e=>e,(t,n)=>{var r=pe(),i={};w(()=>{i!==(i=n)&&(r.value=(r.__value=i)??``)}),e(t,r)}),A(N);var I=V(N,2);L(I,{onclick:x,children:(t,n)=>{f();var r=O(`Add`);e(t,r)},$$slots:{default:!0}}),A(T);var z=V(T,2),B=t=>{var n=he();l(n,21,o,e=>e.kind+e.value,(t,n)=>{var r=me(),i=D(r),a=y(i,!0),s=V(i,2);L(s,{kind:`ghost`,get label(){return`Remove ${j(n).value??``}`},onclick:()=>o(o().filter(e=>e!==j(n))),children:(e,t)=>{K(e,{size:13,"aria-hidden":`true`})},$$slots:{default:!0}}),A(r),w(()=>m(a,j(n).value)),e(t,r)}),A(n),e(t,n)};v(z,e=>{o().length>0&&e(B)}),A(C),w(()=>{u(M,`list`,r),u(M,`placeholder`,j(c)===`SKILL`?`machine learning`:`founder`),u(N,`id`,r)}),P(`input`,M,b),P(`keydown`,M,e=>{e.key===`Enter`&&(e.preventDefault(),x())}),a(M,()=>j(d),e=>S(d,e)),e(t,C),g()}b([`input`,`keydown`]);var $=B(`<label class="check svelte-o99s1c"><input type="checkbox" class="svelte-o99s1c"/> </label>`),ve=B(`<form class="svelte-o99s1c"><label class="svelte-o99s1c"><span class="svelte-o99s1c">Name</span> <input required="" maxlength="100" placeholder="Founders in Berlin"/></label> <label class="svelte-o99s1c"><span class="svelte-o99s1c">What to look for, in your own words</span> <textarea rows="3" maxlength="1000" dir="auto" placeholder="tech founders in Berlin, no agencies" class="svelte-o99s1c"></textarea></label> <!> <fieldset class="svelte-o99s1c"><legend class="svelte-o99s1c">Followers</legend> <!></fieldset> <fieldset class="svelte-o99s1c"><legend class="svelte-o99s1c">Gender</legend> <!> <label class="check svelte-o99s1c"><input type="checkbox" class="svelte-o99s1c"/> Drop people of unknown gender</label></fieldset> <p class="svelte-o99s1c">Nothing chosen keeps everybody.</p> <!> <div class="buttons svelte-o99s1c"><!> <!></div></form>`);function ye(o,c){i(c,!0);let u=[],_=[],v=new x,y=G({name:c.search?.name??``,description:c.search?.description??``,labels:[...c.search?.labels??[]],genders:[...c.search?.genders??[]],strictGender:c.search?.strictGender??!1,followerCountTiers:[...c.search?.followerCountTiers??[]]});function b(e){e.preventDefault(),v.run(async()=>{let e=r(y),{savedSearch:t}=c.search?await E(oe,`updateSavedSearch`,{id:c.search.id,input:e}):await E(ae,`createSavedSearch`,{input:e});t&&c.onsaved(t)})}var S=ve(),C=D(S),T=V(D(C),2);s(T),n(T,!0),A(C);var k=V(C,2),M=V(D(k),2);H(M),A(k);var N=V(k,2);_e(N,{get labels(){return y.labels},set labels(e){y.labels=e}});var P=V(N,2),F=V(D(P),2);l(F,17,()=>Object.entries(X),([e,t])=>e,(n,r)=>{var i=h(()=>t(j(r),2));let a=()=>j(i)[0],o=()=>j(i)[1];var c=$(),l=D(c);s(l);var d,f=V(l);A(c),w(()=>{d!==(d=a())&&(l.value=(l.__value=d)??``),m(f,` ${o()??``}`)}),p(u,[],l,()=>(a(),y.followerCountTiers),e=>y.followerCountTiers=e),e(n,c)}),A(P);var I=V(P,2),R=V(D(I),2);l(R,17,()=>Object.entries(Z),([e,t])=>e,(n,r)=>{var i=h(()=>t(j(r),2));let a=()=>j(i)[0],o=()=>j(i)[1];var c=$(),l=D(c);s(l);var u,d=V(l);A(c),w(()=>{u!==(u=a())&&(l.value=(l.__value=u)??``),m(d,` ${o()??``}`)}),p(_,[],l,()=>(a(),y.genders),e=>y.genders=e),e(n,c)});var B=V(R,2),U=D(B);s(U),f(),A(B),A(I);var W=V(I,4);Y(W,{get error(){return v.error}});var K=V(W,2),q=D(K);L(q,{get onclick(){return c.oncancel},children:(t,n)=>{f();var r=O(`Cancel`);e(t,r)},$$slots:{default:!0}});var J=V(q,2);L(J,{kind:`primary`,type:`submit`,get busy(){return v.busy},children:(t,n)=>{f();var r=O(`Save search`);e(t,r)},$$slots:{default:!0}}),A(K),A(S),w(()=>M.dir=M.dir),z(`submit`,S,b),a(T,()=>y.name,e=>y.name=e),a(M,()=>y.description,e=>y.description=e),d(U,()=>y.strictGender,e=>y.strictGender=e),e(o,S),g()}var be=B(`<p>A search says in your own words whom to look for among followers and likers.</p>`),xe=B(`<p class="description svelte-107bu9i" dir="auto"> </p>`),Se=B(`<p class="muted svelte-107bu9i"><!> <!></p>`),Ce=B(` <bdi> </bdi>`,1),we=B(`<p class="muted svelte-107bu9i">Used by <!></p>`),Te=B(`<li><article class="svelte-107bu9i"><header class="svelte-107bu9i"><h3 class="svelte-107bu9i"><bdi> </bdi></h3> <span class="muted svelte-107bu9i"> <!></span> <div class="actions svelte-107bu9i"><!> <!> <!></div></header> <!> <!> <!> <!></article></li>`),Ee=B(`<ul></ul>`),De=B(`<!> <!>`,1),Oe=B(`<p>Delete <bdi><strong> </strong></bdi>? Runs do not use it any more; those whom it found stay.</p> <!>`,1),ke=B(`<div class="head svelte-107bu9i"><h1>Searches</h1> <!></div> <!> <!> <!>`,1);function Ae(t,n){i(n,!0);let r=new M(e=>W(re,{},e)),a=new x,o=U(null),s=U(!1),d=U(null),p=U(!1),_=h(()=>r.data?.savedSearches??[]);F(()=>(r.load(),()=>r.stop()));function b(e){S(o,e),S(s,!0)}function k(e){S(s,!1),J(`${e.name} is saved.`),r.load()}async function P(e){await a.run(()=>E(se,`deleteSavedSearch`,{id:e.id}))&&(S(p,!1),await r.load())}let I=e=>(r.data?.trackedAccounts??[]).filter(({savedSearch:t})=>t?.id===e.id);var R=ke(),z=T(R),B=V(D(z),2);L(B,{kind:`primary`,onclick:()=>b(null),children:(t,n)=>{f();var r=O(`New search`);e(t,r)},$$slots:{default:!0}}),A(z);var H=V(z,2);ee(H,{title:`Saved searches`,get resource(){return r},lines:6,flush:!0,children:(t,n)=>{var r=C(),i=T(r),o=t=>{N(t,{title:`No search yet`,action:t=>{L(t,{kind:`primary`,onclick:()=>b(null),children:(t,n)=>{f();var r=O(`Write a search`);e(t,r)},$$slots:{default:!0}})},children:(t,n)=>{var r=be();e(t,r)},$$slots:{action:!0,default:!0}})},s=t=>{var n=Ee();l(n,21,()=>j(_),e=>e.id,(t,n)=>{var r=Te(),i=D(r),o=D(i),s=D(o),c=D(s),g=y(c,!0);A(s);var _=V(s,2),x=D(_),C=V(x);te(C,{get time(){return j(n).updatedAt}}),A(_);var E=V(_,2),k=D(E);L(k,{kind:`ghost`,get href(){return`/people?search=${j(n).id??``}`},children:(t,n)=>{f();var r=O(`People`);e(t,r)},$$slots:{default:!0}});var M=V(k,2);L(M,{onclick:()=>b(j(n)),children:(t,n)=>{f();var r=O(`Edit`);e(t,r)},$$slots:{default:!0}});var N=V(M,2);L(N,{kind:`ghost`,onclick:()=>{S(d,j(n)),a.error=null,S(p,!0)},children:(t,n)=>{f();var r=O(`Delete`);e(t,r)},$$slots:{default:!0}}),A(E),A(o);var P=V(o,2),F=t=>{var r=xe(),i=y(r,!0);w(()=>{m(i,j(n).description),r.dir=r.dir}),e(t,r)};v(P,e=>{j(n).description&&e(F)});var R=V(P,2);fe(R,{get reading(){return j(n).reading}});var z=V(R,2),B=t=>{var r=Se(),i=D(r),a=t=>{var r=O();w(e=>m(r,`Labels: ${e??``}.`),[()=>j(n).labels.map(({value:e})=>e).join(`, `)]),e(t,r)};v(i,e=>{j(n).labels.length>0&&e(a)});var o=V(i,2),s=t=>{var r=O();w(e=>m(r,`Followers: ${e??``}.`),[()=>j(n).followerCountTiers.map(e=>X[e]).join(`, `)]),e(t,r)};v(o,e=>{j(n).followerCountTiers.length>0&&e(s)}),A(r),e(t,r)};v(z,e=>{(j(n).labels.length>0||j(n).followerCountTiers.length>0)&&e(B)});var H=V(z,2),U=t=>{var r=we(),i=V(D(r));l(i,19,()=>I(j(n)),({handle:e})=>e,(t,n,r)=>{let i=()=>j(n).handle;f();var a=Ce(),o=T(a,!0),s=V(o),c=y(s);w(()=>{m(o,j(r)>0?`, `:``),m(c,`@${i()??``}`)}),e(t,a)}),A(r),e(t,r)},W=h(()=>I(j(n)).length>0);v(H,e=>{j(W)&&e(U)}),A(i),A(r),w(()=>{u(i,`aria-label`,j(n).name),m(g,j(n).name),m(x,`version ${j(n).version??``}, changed `)}),e(t,r)}),A(n),e(t,n)};v(i,e=>{j(_).length===0?e(o):e(s,-1)}),e(t,r)},$$slots:{default:!0}});var G=V(H,2);{let t=h(()=>j(o)?`Edit search`:`New search`);q(G,{get title(){return j(t)},get open(){return j(s)},set open(e){S(s,e,!0)},children:(t,n)=>{var r=C(),i=T(r);c(i,()=>j(o),e=>{ye(e,{get search(){return j(o)},onsaved:k,oncancel:()=>S(s,!1)})}),e(t,r)},$$slots:{default:!0}})}var K=V(G,2);q(K,{title:`Delete search`,get open(){return j(p)},set open(e){S(p,e,!0)},actions:t=>{var n=De(),r=T(n);L(r,{onclick:()=>S(p,!1),children:(t,n)=>{f();var r=O(`Cancel`);e(t,r)},$$slots:{default:!0}});var i=V(r,2);L(i,{kind:`danger`,get busy(){return a.busy},onclick:()=>j(d)&&P(j(d)),children:(t,n)=>{f();var r=O(`Delete search`);e(t,r)},$$slots:{default:!0}}),e(t,n)},children:(t,n)=>{var r=Oe(),i=T(r),o=V(D(i)),s=D(o),c=y(s,!0);A(o),f(),A(i);var l=V(i,2);Y(l,{get error(){return a.error}}),w(()=>m(c,j(d)?.name)),e(t,r)},$$slots:{actions:!0,default:!0}}),e(t,R),g()}export{Ae as default};