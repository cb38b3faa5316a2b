export const search = {
  title: 'Search',
  label: 'ID, e-mail address or certificate number',
  hint: 'A search by e-mail address or number is recorded in the accounts that it finds. To search for an ID that looks like a number, write id: before it.',
  issuedIn: 'Issued in',
  search: 'Search',
  nothingEntered: 'Enter something to search for.',
  invalid: 'This is neither an ID, an e-mail address nor a certificate number.',
  nothingFound: 'Nothing was found.',
  found: 'Found',
  account: 'Account {{id}}',
  application: 'Application {{id}}',
  close: 'Close the result',
} as const
