import type { Answered } from './contract';
import { asMember } from './session';
import { say } from './words';

export type Points = Answered<'GET', '/api/v1/member/points'>;
export type PointsEntries = Answered<'GET', '/api/v1/member/points/entries'>;
export type PointsEntry = PointsEntries['items'][number];

const PAGE = 20;

export function points(): Promise<Points> {
  return asMember('GET', '/api/v1/member/points');
}

export function pointsEntries(cursor?: string): Promise<PointsEntries> {
  return asMember('GET', '/api/v1/member/points/entries', { query: { limit: PAGE, cursor } });
}

/** 1,280, with a real minus. */
export function counted(figure: number): string {
  const size = Math.abs(figure)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',');
  return `${figure < 0 ? '−' : ''}${size}`;
}

/** +38, −300. */
export function signedPoints(figure: number): string {
  return figure > 0 ? `+${counted(figure)}` : counted(figure);
}

/** 1,280 分. */
export function inPoints(figure: number): string {
  return say(`${counted(figure)} 分`, `${counted(figure)} ${figure === 1 ? 'point' : 'points'}`);
}
