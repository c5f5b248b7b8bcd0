// The one client of this page. Its session is in a cookie, so that what it sends along is the token against forgery.
import { Rapport } from '/client/rapport.js';
import { reader, sessionHeaders } from './api.js';

export const rapport = new Rapport({
  url: '/api/v1',
  hcp: reader.id,
  headers: sessionHeaders,
  whenNotConsented: 'anonymous',
  interval: 500,
});
