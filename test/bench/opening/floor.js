// The least a cookie popup can do: ask for the cookies of one address and put them into a table.
const url = new URLSearchParams(location.search).get('url');
chrome.cookies.getAll({ url }).then((cookies) => {
  const body = document.querySelector('tbody');
  for (const { name, value, expirationDate } of cookies) {
    const row = body.insertRow();
    for (const text of [name, value, expirationDate ?? 'session']) row.insertCell().textContent = text;
  }
});
