import{$ as e,Ct as t,Dt as n,Et as r,F as i,G as a,H as o,I as s,J as c,K as l,M as u,N as d,O as f,Ot as p,P as m,Q as h,St as g,Tt as _,V as v,Z as y,_t as b,at as x,bt as S,ct as C,dt as w,et as T,ft as E,gt as D,ht as O,it as k,kt as A,m as j,mt as M,n as N,nt as P,ot as F,p as I,q as L,r as R,rt as z,v as B,vt as V,wt as H,xt as U,y as W,yt as G}from"./Countdown-CEhdvqAJ.js";import{a as K,i as q,n as J}from"./index-225p7pDX.js";import{n as ee,t as te}from"./RelativeTime-DvPO99Kt.js";import{t as Y}from"./Problem-BqgmFXpD.js";import{a as X,r as Z,s as ne}from"./words-BHCD-wSj.js";var Q=class extends String{__apiType;value;__meta__;constructor(e,t){super(e),this.value=e,this.__meta__=t}toString(){return this.value}};new Q(`
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
    `),ce=T(`<span class="svelte-125hr6e"><bdi> </bdi></span> `,1),le=T(`<div><dt class="svelte-125hr6e"> </dt> <dd class="svelte-125hr6e"></dd></div>`),ue=T(`<dl class="svelte-125hr6e"></dl>`),de=T(`<p class="svelte-125hr6e">Only the labels are looked for.</p>`);function fe(t,n){_(n,!0);let r=U(()=>[[`Role`,n.reading.roles,``],[`Field`,n.reading.fields,``],[`Place`,n.reading.places,``],[`Employer`,n.reading.employers,``],[`Former employer`,n.reading.formerEmployers,``],[`Status`,n.reading.statuses,``],[`Company`,n.reading.companies,``],[`Gender`,n.reading.genders.map(e=>Z[e]),``],[`Words`,n.reading.words,``],[`Not`,n.reading.exclusions,`not`],[`Cannot be told from a profile`,n.reading.unread,`unread`],[`Passed over`,n.reading.ignored,`ignored`]].filter(([,e])=>e.length>0));var i=e(),s=O(i),u=e=>{var t=ue();a(t,21,()=>C(r),([e,t,n])=>e,(e,t)=>{var n=U(()=>A(C(t),3));let r=()=>C(n)[0],i=()=>C(n)[1],s=()=>C(n)[2];var c=le(),u=M(c),d=D(u,!0),f=b(u,2);a(f,21,i,l,(e,t)=>{var n=ce(),r=O(n),i=M(r),a=D(i,!0);p(r);var o=b(r,1,!0);o.nodeValue=` `,w(()=>y(a,C(t))),h(e,n)}),p(f),p(c),w(()=>{v(c,1,o(s()),`svelte-125hr6e`),y(d,r())}),h(e,c)}),p(t),h(e,t)},d=e=>{var t=de();h(e,t)};c(s,e=>{C(r).length>0?e(u):e(d,-1)}),h(t,i),H()}var pe=T(`<option></option>`),me=T(`<li class="svelte-jmq0mb"><bdi> </bdi> <!></li>`),he=T(`<ul class="svelte-jmq0mb"></ul>`),ge=T(`<fieldset class="svelte-jmq0mb"><legend class="svelte-jmq0mb">Labels</legend> <div class="add svelte-jmq0mb"><!> <input aria-label="Label" autocomplete="off" class="svelte-jmq0mb"/> <datalist></datalist> <!></div> <!></fieldset>`);function _e(e,t){let r=P();_(t,!0);let o=f(t,`labels`,15),l=S(`JOB_ROLE`),u=S(``),d=S([]),g,v=new AbortController;E(()=>()=>clearTimeout(g));function T(){if(clearTimeout(g),v.abort(),v=new AbortController,C(u).trim()===``)return;let{signal:e}=v;g=setTimeout(async()=>{let t=await B(ie,{text:C(u),kind:C(l)},e).catch(()=>null);t&&!e.aborted&&G(d,t.labelSuggestions)},300)}function O(){let e=C(u).trim();e!==``&&(o().some(t=>t.kind===C(l)&&t.value===e)||o([...o(),{kind:C(l),value:e}]),G(u,``),G(d,[]))}var k=ge(),A=b(M(k),2),j=M(A);ne(j,{label:`Kind of label`,get value(){return C(l)},options:[[`JOB_ROLE`,`Role`],[`SKILL`,`Skill`]],onchange:e=>G(l,e===`SKILL`?`SKILL`:`JOB_ROLE`,!0)});var N=b(j,2);i(N);var F=b(N,2);a(F,20,()=>C(d),e=>e,(e,t)=>{var n=pe(),r={};w(()=>{r!==(r=t)&&(n.value=(n.__value=r)??``)}),h(e,n)}),p(F);var I=b(F,2);R(I,{onclick:O,children:(e,t)=>{n();var r=z(`Add`);h(e,r)},$$slots:{default:!0}}),p(A);var L=b(A,2),V=e=>{var t=he();a(t,21,o,e=>e.kind+e.value,(e,t)=>{var n=me(),r=M(n),i=D(r,!0),a=b(r,2);R(a,{kind:`ghost`,get label(){return`Remove ${C(t).value??``}`},onclick:()=>o(o().filter(e=>e!==C(t))),children:(e,t)=>{K(e,{size:13,"aria-hidden":`true`})},$$slots:{default:!0}}),p(n),w(()=>y(i,C(t).value)),h(e,n)}),p(t),h(e,t)};c(L,e=>{o().length>0&&e(V)}),p(k),w(()=>{s(N,`list`,r),s(N,`placeholder`,C(l)===`SKILL`?`machine learning`:`founder`),s(F,`id`,r)}),x(`input`,N,T),x(`keydown`,N,e=>{e.key===`Enter`&&(e.preventDefault(),O())}),m(N,()=>C(u),e=>G(u,e)),h(e,k),H()}k([`input`,`keydown`]);var $=T(`<label class="check svelte-o99s1c"><input type="checkbox" class="svelte-o99s1c"/> </label>`),ve=T(`<form class="svelte-o99s1c"><label class="svelte-o99s1c"><span class="svelte-o99s1c">Name</span> <input required="" maxlength="100" placeholder="Founders in Berlin"/></label> <label class="svelte-o99s1c"><span class="svelte-o99s1c">What to look for, in your own words</span> <textarea rows="3" maxlength="1000" dir="auto" placeholder="tech founders in Berlin, no agencies" class="svelte-o99s1c"></textarea></label> <!> <fieldset class="svelte-o99s1c"><legend class="svelte-o99s1c">Followers</legend> <!></fieldset> <fieldset class="svelte-o99s1c"><legend class="svelte-o99s1c">Gender</legend> <!> <label class="check svelte-o99s1c"><input type="checkbox" class="svelte-o99s1c"/> Drop people of unknown gender</label></fieldset> <p class="svelte-o99s1c">Nothing chosen keeps everybody.</p> <!> <div class="buttons svelte-o99s1c"><!> <!></div></form>`);function ye(e,o){_(o,!0);let s=[],c=[],l=new W,f=V({name:o.search?.name??``,description:o.search?.description??``,labels:[...o.search?.labels??[]],genders:[...o.search?.genders??[]],strictGender:o.search?.strictGender??!1,followerCountTiers:[...o.search?.followerCountTiers??[]]});function v(e){e.preventDefault(),l.run(async()=>{let e=r(f),{savedSearch:t}=o.search?await j(oe,`updateSavedSearch`,{id:o.search.id,input:e}):await j(ae,`createSavedSearch`,{input:e});t&&o.onsaved(t)})}var x=ve(),S=M(x),T=b(M(S),2);i(T),g(T,!0),p(S);var E=b(S,2),D=b(M(E),2);t(D),p(E);var O=b(E,2);_e(O,{get labels(){return f.labels},set labels(e){f.labels=e}});var k=b(O,2),N=b(M(k),2);a(N,17,()=>Object.entries(X),([e,t])=>e,(e,t)=>{var n=U(()=>A(C(t),2));let r=()=>C(n)[0],a=()=>C(n)[1];var o=$(),c=M(o);i(c);var l,u=b(c);p(o),w(()=>{l!==(l=r())&&(c.value=(c.__value=l)??``),y(u,` ${a()??``}`)}),d(s,[],c,()=>(r(),f.followerCountTiers),e=>f.followerCountTiers=e),h(e,o)}),p(k);var P=b(k,2),I=b(M(P),2);a(I,17,()=>Object.entries(Z),([e,t])=>e,(e,t)=>{var n=U(()=>A(C(t),2));let r=()=>C(n)[0],a=()=>C(n)[1];var o=$(),s=M(o);i(s);var l,u=b(s);p(o),w(()=>{l!==(l=r())&&(s.value=(s.__value=l)??``),y(u,` ${a()??``}`)}),d(c,[],s,()=>(r(),f.genders),e=>f.genders=e),h(e,o)});var L=b(I,2),B=M(L);i(B),n(),p(L),p(P);var G=b(P,4);Y(G,{get error(){return l.error}});var K=b(G,2),q=M(K);R(q,{get onclick(){return o.oncancel},children:(e,t)=>{n();var r=z(`Cancel`);h(e,r)},$$slots:{default:!0}});var J=b(q,2);R(J,{kind:`primary`,type:`submit`,get busy(){return l.busy},children:(e,t)=>{n();var r=z(`Save search`);h(e,r)},$$slots:{default:!0}}),p(K),p(x),w(()=>D.dir=D.dir),F(`submit`,x,v),m(T,()=>f.name,e=>f.name=e),m(D,()=>f.description,e=>f.description=e),u(B,()=>f.strictGender,e=>f.strictGender=e),h(e,x),H()}var be=T(`<p>A search says in your own words whom to look for among followers and likers.</p>`),xe=T(`<p class="description svelte-107bu9i" dir="auto"> </p>`),Se=T(`<p class="muted svelte-107bu9i"><!> <!></p>`),Ce=T(` <bdi> </bdi>`,1),we=T(`<p class="muted svelte-107bu9i">Used by <!></p>`),Te=T(`<li><article class="svelte-107bu9i"><header class="svelte-107bu9i"><h3 class="svelte-107bu9i"><bdi> </bdi></h3> <span class="muted svelte-107bu9i"> <!></span> <div class="actions svelte-107bu9i"><!> <!> <!></div></header> <!> <!> <!> <!></article></li>`),Ee=T(`<ul></ul>`),De=T(`<!> <!>`,1),Oe=T(`<p>Delete <bdi><strong> </strong></bdi>? Runs do not use it any more; those whom it found stay.</p> <!>`,1),ke=T(`<div class="head svelte-107bu9i"><h1>Searches</h1> <!></div> <!> <!> <!>`,1);function Ae(t,r){_(r,!0);let i=new I(e=>B(re,{},e)),o=new W,l=S(null),u=S(!1),d=S(null),f=S(!1),m=U(()=>i.data?.savedSearches??[]);E(()=>(i.load(),()=>i.stop()));function g(e){G(l,e),G(u,!0)}function v(e){G(u,!1),J(`${e.name} is saved.`),i.load()}async function x(e){await o.run(()=>j(se,`deleteSavedSearch`,{id:e.id}))&&(G(f,!1),await i.load())}let T=e=>(i.data?.trackedAccounts??[]).filter(({savedSearch:t})=>t?.id===e.id);var k=ke(),A=O(k),P=b(M(A),2);R(P,{kind:`primary`,onclick:()=>g(null),children:(e,t)=>{n();var r=z(`New search`);h(e,r)},$$slots:{default:!0}}),p(A);var F=b(A,2);ee(F,{title:`Saved searches`,get resource(){return i},lines:6,flush:!0,children:(t,r)=>{var i=e(),l=O(i),u=e=>{N(e,{title:`No search yet`,action:e=>{R(e,{kind:`primary`,onclick:()=>g(null),children:(e,t)=>{n();var r=z(`Write a search`);h(e,r)},$$slots:{default:!0}})},children:(e,t)=>{var n=be();h(e,n)},$$slots:{action:!0,default:!0}})},_=e=>{var t=Ee();a(t,21,()=>C(m),e=>e.id,(e,t)=>{var r=Te(),i=M(r),l=M(i),u=M(l),m=M(u),_=D(m,!0);p(u);var v=b(u,2),x=M(v),S=b(x);te(S,{get time(){return C(t).updatedAt}}),p(v);var E=b(v,2),k=M(E);R(k,{kind:`ghost`,get href(){return`/people?search=${C(t).id??``}`},children:(e,t)=>{n();var r=z(`People`);h(e,r)},$$slots:{default:!0}});var A=b(k,2);R(A,{onclick:()=>g(C(t)),children:(e,t)=>{n();var r=z(`Edit`);h(e,r)},$$slots:{default:!0}});var j=b(A,2);R(j,{kind:`ghost`,onclick:()=>{G(d,C(t)),o.error=null,G(f,!0)},children:(e,t)=>{n();var r=z(`Delete`);h(e,r)},$$slots:{default:!0}}),p(E),p(l);var N=b(l,2),P=e=>{var n=xe(),r=D(n,!0);w(()=>{y(r,C(t).description),n.dir=n.dir}),h(e,n)};c(N,e=>{C(t).description&&e(P)});var F=b(N,2);fe(F,{get reading(){return C(t).reading}});var I=b(F,2),L=e=>{var n=Se(),r=M(n),i=e=>{var n=z();w(e=>y(n,`Labels: ${e??``}.`),[()=>C(t).labels.map(({value:e})=>e).join(`, `)]),h(e,n)};c(r,e=>{C(t).labels.length>0&&e(i)});var a=b(r,2),o=e=>{var n=z();w(e=>y(n,`Followers: ${e??``}.`),[()=>C(t).followerCountTiers.map(e=>X[e]).join(`, `)]),h(e,n)};c(a,e=>{C(t).followerCountTiers.length>0&&e(o)}),p(n),h(e,n)};c(I,e=>{(C(t).labels.length>0||C(t).followerCountTiers.length>0)&&e(L)});var B=b(I,2),V=e=>{var r=we(),i=b(M(r));a(i,19,()=>T(C(t)),({handle:e})=>e,(e,t,r)=>{let i=()=>C(t).handle;n();var a=Ce(),o=O(a,!0),s=b(o),c=D(s);w(()=>{y(o,C(r)>0?`, `:``),y(c,`@${i()??``}`)}),h(e,a)}),p(r),h(e,r)},H=U(()=>T(C(t)).length>0);c(B,e=>{C(H)&&e(V)}),p(i),p(r),w(()=>{s(i,`aria-label`,C(t).name),y(_,C(t).name),y(x,`version ${C(t).version??``}, changed `)}),h(e,r)}),p(t),h(e,t)};c(l,e=>{C(m).length===0?e(u):e(_,-1)}),h(t,i)},$$slots:{default:!0}});var V=b(F,2);{let t=U(()=>C(l)?`Edit search`:`New search`);q(V,{get title(){return C(t)},get open(){return C(u)},set open(e){G(u,e,!0)},children:(t,n)=>{var r=e(),i=O(r);L(i,()=>C(l),e=>{ye(e,{get search(){return C(l)},onsaved:v,oncancel:()=>G(u,!1)})}),h(t,r)},$$slots:{default:!0}})}var K=b(V,2);q(K,{title:`Delete search`,get open(){return C(f)},set open(e){G(f,e,!0)},actions:e=>{var t=De(),r=O(t);R(r,{onclick:()=>G(f,!1),children:(e,t)=>{n();var r=z(`Cancel`);h(e,r)},$$slots:{default:!0}});var i=b(r,2);R(i,{kind:`danger`,get busy(){return o.busy},onclick:()=>C(d)&&x(C(d)),children:(e,t)=>{n();var r=z(`Delete search`);h(e,r)},$$slots:{default:!0}}),h(e,t)},children:(e,t)=>{var r=Oe(),i=O(r),a=b(M(i)),s=M(a),c=D(s,!0);p(a),n(),p(i);var l=b(i,2);Y(l,{get error(){return o.error}}),w(()=>y(c,C(d)?.name)),h(e,r)},$$slots:{actions:!0,default:!0}}),h(t,k),H()}export{Ae as default};