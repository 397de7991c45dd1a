import{$ as e,B as t,Ct as n,D as r,Dt as i,Et as a,F as o,G as s,K as c,M as l,N as u,Ot as d,P as f,Q as p,St as m,Tt as h,V as g,W as _,X as v,Z as y,_ as b,_t as x,at as S,bt as C,dt as w,f as T,gt as E,ht as D,it as O,j as k,mt as A,n as j,nt as M,p as N,pt as P,q as F,r as I,rt as L,st as R,tt as z,ut as B,v as V,vt as H,wt as U,xt as W,yt as G}from"./Countdown-XkNyPjwB.js";import{a as K,i as q,n as J}from"./index-BkTF-3Vh.js";import{n as ee,t as te}from"./RelativeTime-B06jG3A2.js";import{t as Y}from"./Problem-Cs6du9DI.js";import{a as X,r as Z,s as ne}from"./words-BBKgeTiY.js";var Q=class extends String{__apiType;value;__meta__;constructor(e,t){super(e),this.value=e,this.__meta__=t}toString(){return this.value}};new Q(`
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
    `),ce=e(`<span class="svelte-125hr6e"><bdi> </bdi></span> `,1),le=e(`<div><dt class="svelte-125hr6e"> </dt> <dd class="svelte-125hr6e"></dd></div>`),ue=e(`<dl class="svelte-125hr6e"></dl>`),de=e(`<p class="svelte-125hr6e">Only the labels are looked for.</p>`);function fe(e,r){U(r,!0);let a=C(()=>[[`Role`,r.reading.roles,``],[`Field`,r.reading.fields,``],[`Place`,r.reading.places,``],[`Employer`,r.reading.employers,``],[`Former employer`,r.reading.formerEmployers,``],[`Status`,r.reading.statuses,``],[`Company`,r.reading.companies,``],[`Gender`,r.reading.genders.map(e=>Z[e]),``],[`Words`,r.reading.words,``],[`Not`,r.reading.exclusions,`not`],[`Cannot be told from a profile`,r.reading.unread,`unread`],[`Passed over`,r.reading.ignored,`ignored`]].filter(([,e])=>e.length>0));var o=p(),c=A(o),l=e=>{var n=ue();_(n,21,()=>R(a),([e,t,n])=>e,(e,n)=>{var r=C(()=>d(R(n),3));let a=()=>R(r)[0],o=()=>R(r)[1],c=()=>R(r)[2];var l=le(),u=P(l),f=D(u,!0),p=E(u,2);_(p,21,o,s,(e,t)=>{var n=ce(),r=A(n),a=P(r),o=D(a,!0);i(r);var s=E(r,1,!0);s.nodeValue=` `,B(()=>v(o,R(t))),y(e,n)}),i(p),i(l),B(()=>{t(l,1,g(c()),`svelte-125hr6e`),v(f,a())}),y(e,l)}),i(n),y(e,n)},u=e=>{var t=de();y(e,t)};F(c,e=>{R(a).length>0?e(l):e(u,-1)}),y(e,o),n()}var pe=e(`<option></option>`),me=e(`<li class="svelte-jmq0mb"><bdi> </bdi> <!></li>`),he=e(`<ul class="svelte-jmq0mb"></ul>`),ge=e(`<fieldset class="svelte-jmq0mb"><legend class="svelte-jmq0mb">Labels</legend> <div class="add svelte-jmq0mb"><!> <input aria-label="Label" autocomplete="off" class="svelte-jmq0mb"/> <datalist></datalist> <!></div> <!></fieldset>`);function _e(e,t){let s=z();U(t,!0);let c=r(t,`labels`,15),l=G(`JOB_ROLE`),d=G(``),p=G([]),m,h=new AbortController;w(()=>()=>clearTimeout(m));function g(){if(clearTimeout(m),h.abort(),h=new AbortController,R(d).trim()===``)return;let{signal:e}=h;m=setTimeout(async()=>{let t=await b(ie,{text:R(d),kind:R(l)},e).catch(()=>null);t&&!e.aborted&&H(p,t.labelSuggestions)},300)}function x(){let e=R(d).trim();e!==``&&(c().some(t=>t.kind===R(l)&&t.value===e)||c([...c(),{kind:R(l),value:e}]),H(d,``),H(p,[]))}var S=ge(),C=E(P(S),2),T=P(C);ne(T,{label:`Kind of label`,get value(){return R(l)},options:[[`JOB_ROLE`,`Role`],[`SKILL`,`Skill`]],onchange:e=>H(l,e===`SKILL`?`SKILL`:`JOB_ROLE`,!0)});var k=E(T,2);f(k);var A=E(k,2);_(A,20,()=>R(p),e=>e,(e,t)=>{var n=pe(),r={};B(()=>{r!==(r=t)&&(n.value=(n.__value=r)??``)}),y(e,n)}),i(A);var j=E(A,2);I(j,{onclick:x,children:(e,t)=>{a();var n=M(`Add`);y(e,n)},$$slots:{default:!0}}),i(C);var N=E(C,2),L=e=>{var t=he();_(t,21,c,e=>e.kind+e.value,(e,t)=>{var n=me(),r=P(n),a=D(r,!0),o=E(r,2);I(o,{kind:`ghost`,get label(){return`Remove ${R(t).value??``}`},onclick:()=>c(c().filter(e=>e!==R(t))),children:(e,t)=>{K(e,{size:13,"aria-hidden":`true`})},$$slots:{default:!0}}),i(n),B(()=>v(a,R(t).value)),y(e,n)}),i(t),y(e,t)};F(N,e=>{c().length>0&&e(L)}),i(S),B(()=>{o(k,`list`,s),o(k,`placeholder`,R(l)===`SKILL`?`machine learning`:`founder`),o(A,`id`,s)}),O(`input`,k,g),O(`keydown`,k,e=>{e.key===`Enter`&&(e.preventDefault(),x())}),u(k,()=>R(d),e=>H(d,e)),y(e,S),n()}L([`input`,`keydown`]);var $=e(`<label class="check svelte-o99s1c"><input type="checkbox" class="svelte-o99s1c"/> </label>`),ve=e(`<form class="svelte-o99s1c"><label class="svelte-o99s1c"><span class="svelte-o99s1c">Name</span> <input required="" maxlength="100" placeholder="Founders in Berlin"/></label> <label class="svelte-o99s1c"><span class="svelte-o99s1c">What to look for, in your own words</span> <textarea rows="3" maxlength="1000" dir="auto" placeholder="tech founders in Berlin, no agencies" class="svelte-o99s1c"></textarea></label> <!> <fieldset class="svelte-o99s1c"><legend class="svelte-o99s1c">Followers</legend> <!></fieldset> <fieldset class="svelte-o99s1c"><legend class="svelte-o99s1c">Gender</legend> <!> <label class="check svelte-o99s1c"><input type="checkbox" class="svelte-o99s1c"/> Drop people of unknown gender</label></fieldset> <p class="svelte-o99s1c">Nothing chosen keeps everybody.</p> <!> <div class="buttons svelte-o99s1c"><!> <!></div></form>`);function ye(e,t){U(t,!0);let r=[],o=[],s=new V,c=x({name:t.search?.name??``,description:t.search?.description??``,labels:[...t.search?.labels??[]],genders:[...t.search?.genders??[]],strictGender:t.search?.strictGender??!1,followerCountTiers:[...t.search?.followerCountTiers??[]]});function p(e){e.preventDefault(),s.run(async()=>{let e=h(c),{savedSearch:n}=t.search?await N(oe,`updateSavedSearch`,{id:t.search.id,input:e}):await N(ae,`createSavedSearch`,{input:e});n&&t.onsaved(n)})}var g=ve(),b=P(g),w=E(P(b),2);f(w),W(w,!0),i(b);var T=E(b,2),D=E(P(T),2);m(D),i(T);var O=E(T,2);_e(O,{get labels(){return c.labels},set labels(e){c.labels=e}});var A=E(O,2),j=E(P(A),2);_(j,17,()=>Object.entries(X),([e,t])=>e,(e,t)=>{var n=C(()=>d(R(t),2));let a=()=>R(n)[0],o=()=>R(n)[1];var s=$(),u=P(s);f(u);var p,m=E(u);i(s),B(()=>{p!==(p=a())&&(u.value=(u.__value=p)??``),v(m,` ${o()??``}`)}),l(r,[],u,()=>(a(),c.followerCountTiers),e=>c.followerCountTiers=e),y(e,s)}),i(A);var F=E(A,2),L=E(P(F),2);_(L,17,()=>Object.entries(Z),([e,t])=>e,(e,t)=>{var n=C(()=>d(R(t),2));let r=()=>R(n)[0],a=()=>R(n)[1];var s=$(),u=P(s);f(u);var p,m=E(u);i(s),B(()=>{p!==(p=r())&&(u.value=(u.__value=p)??``),v(m,` ${a()??``}`)}),l(o,[],u,()=>(r(),c.genders),e=>c.genders=e),y(e,s)});var z=E(L,2),H=P(z);f(H),a(),i(z),i(F);var G=E(F,4);Y(G,{get error(){return s.error}});var K=E(G,2),q=P(K);I(q,{get onclick(){return t.oncancel},children:(e,t)=>{a();var n=M(`Cancel`);y(e,n)},$$slots:{default:!0}});var J=E(q,2);I(J,{kind:`primary`,type:`submit`,get busy(){return s.busy},children:(e,t)=>{a();var n=M(`Save search`);y(e,n)},$$slots:{default:!0}}),i(K),i(g),B(()=>D.dir=D.dir),S(`submit`,g,p),u(w,()=>c.name,e=>c.name=e),u(D,()=>c.description,e=>c.description=e),k(H,()=>c.strictGender,e=>c.strictGender=e),y(e,g),n()}var be=e(`<p>A search says in your own words whom to look for among followers and likers.</p>`),xe=e(`<p class="description svelte-107bu9i" dir="auto"> </p>`),Se=e(`<p class="muted svelte-107bu9i"><!> <!></p>`),Ce=e(` <bdi> </bdi>`,1),we=e(`<p class="muted svelte-107bu9i">Used by <!></p>`),Te=e(`<li><article class="svelte-107bu9i"><header class="svelte-107bu9i"><h3 class="svelte-107bu9i"><bdi> </bdi></h3> <span class="muted svelte-107bu9i"> <!></span> <div class="actions svelte-107bu9i"><!> <!> <!></div></header> <!> <!> <!> <!></article></li>`),Ee=e(`<ul></ul>`),De=e(`<!> <!>`,1),Oe=e(`<p>Delete <bdi><strong> </strong></bdi>? Runs do not use it any more; those whom it found stay.</p> <!>`,1),ke=e(`<div class="head svelte-107bu9i"><h1>Searches</h1> <!></div> <!> <!> <!>`,1);function Ae(e,t){U(t,!0);let r=new T(e=>b(re,{},e)),s=new V,l=G(null),u=G(!1),d=G(null),f=G(!1),m=C(()=>r.data?.savedSearches??[]);w(()=>(r.load(),()=>r.stop()));function h(e){H(l,e),H(u,!0)}function g(e){H(u,!1),J(`${e.name} is saved.`),r.load()}async function x(e){await s.run(()=>N(se,`deleteSavedSearch`,{id:e.id}))&&(H(f,!1),await r.load())}let S=e=>(r.data?.trackedAccounts??[]).filter(({savedSearch:t})=>t?.id===e.id);var O=ke(),k=A(O),L=E(P(k),2);I(L,{kind:`primary`,onclick:()=>h(null),children:(e,t)=>{a();var n=M(`New search`);y(e,n)},$$slots:{default:!0}}),i(k);var z=E(k,2);ee(z,{title:`Saved searches`,get resource(){return r},lines:6,flush:!0,children:(e,t)=>{var n=p(),r=A(n),c=e=>{j(e,{title:`No search yet`,action:e=>{I(e,{kind:`primary`,onclick:()=>h(null),children:(e,t)=>{a();var n=M(`Write a search`);y(e,n)},$$slots:{default:!0}})},children:(e,t)=>{var n=be();y(e,n)},$$slots:{action:!0,default:!0}})},l=e=>{var t=Ee();_(t,21,()=>R(m),e=>e.id,(e,t)=>{var n=Te(),r=P(n),c=P(r),l=P(c),u=P(l),p=D(u,!0);i(l);var m=E(l,2),g=P(m),b=E(g);te(b,{get time(){return R(t).updatedAt}}),i(m);var x=E(m,2),w=P(x);I(w,{kind:`ghost`,get href(){return`/people?search=${R(t).id??``}`},children:(e,t)=>{a();var n=M(`People`);y(e,n)},$$slots:{default:!0}});var T=E(w,2);I(T,{onclick:()=>h(R(t)),children:(e,t)=>{a();var n=M(`Edit`);y(e,n)},$$slots:{default:!0}});var O=E(T,2);I(O,{kind:`ghost`,onclick:()=>{H(d,R(t)),s.error=null,H(f,!0)},children:(e,t)=>{a();var n=M(`Delete`);y(e,n)},$$slots:{default:!0}}),i(x),i(c);var k=E(c,2),j=e=>{var n=xe(),r=D(n,!0);B(()=>{v(r,R(t).description),n.dir=n.dir}),y(e,n)};F(k,e=>{R(t).description&&e(j)});var N=E(k,2);fe(N,{get reading(){return R(t).reading}});var L=E(N,2),z=e=>{var n=Se(),r=P(n),a=e=>{var n=M();B(e=>v(n,`Labels: ${e??``}.`),[()=>R(t).labels.map(({value:e})=>e).join(`, `)]),y(e,n)};F(r,e=>{R(t).labels.length>0&&e(a)});var o=E(r,2),s=e=>{var n=M();B(e=>v(n,`Followers: ${e??``}.`),[()=>R(t).followerCountTiers.map(e=>X[e]).join(`, `)]),y(e,n)};F(o,e=>{R(t).followerCountTiers.length>0&&e(s)}),i(n),y(e,n)};F(L,e=>{(R(t).labels.length>0||R(t).followerCountTiers.length>0)&&e(z)});var V=E(L,2),U=e=>{var n=we(),r=E(P(n));_(r,19,()=>S(R(t)),({handle:e})=>e,(e,t,n)=>{let r=()=>R(t).handle;a();var i=Ce(),o=A(i,!0),s=E(o),c=D(s);B(()=>{v(o,R(n)>0?`, `:``),v(c,`@${r()??``}`)}),y(e,i)}),i(n),y(e,n)},W=C(()=>S(R(t)).length>0);F(V,e=>{R(W)&&e(U)}),i(r),i(n),B(()=>{o(r,`aria-label`,R(t).name),v(p,R(t).name),v(g,`version ${R(t).version??``}, changed `)}),y(e,n)}),i(t),y(e,t)};F(r,e=>{R(m).length===0?e(c):e(l,-1)}),y(e,n)},$$slots:{default:!0}});var W=E(z,2);{let e=C(()=>R(l)?`Edit search`:`New search`);q(W,{get title(){return R(e)},get open(){return R(u)},set open(e){H(u,e,!0)},children:(e,t)=>{var n=p(),r=A(n);c(r,()=>R(l),e=>{ye(e,{get search(){return R(l)},onsaved:g,oncancel:()=>H(u,!1)})}),y(e,n)},$$slots:{default:!0}})}var K=E(W,2);q(K,{title:`Delete search`,get open(){return R(f)},set open(e){H(f,e,!0)},actions:e=>{var t=De(),n=A(t);I(n,{onclick:()=>H(f,!1),children:(e,t)=>{a();var n=M(`Cancel`);y(e,n)},$$slots:{default:!0}});var r=E(n,2);I(r,{kind:`danger`,get busy(){return s.busy},onclick:()=>R(d)&&x(R(d)),children:(e,t)=>{a();var n=M(`Delete search`);y(e,n)},$$slots:{default:!0}}),y(e,t)},children:(e,t)=>{var n=Oe(),r=A(n),o=E(P(r)),c=P(o),l=D(c,!0);i(o),a(),i(r);var u=E(r,2);Y(u,{get error(){return s.error}}),B(()=>v(l,R(d)?.name)),y(e,n)},$$slots:{actions:!0,default:!0}}),y(e,O),n()}export{Ae as default};