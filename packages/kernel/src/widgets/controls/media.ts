import { factory } from "../factory.ts";
import {
  type Audio,
  type AudioOptions,
  audioModel,
  type Image,
  type ImageOptions,
  imageModel,
  type Video,
  type VideoOptions,
  videoModel,
} from "../models/media.ts";

/** A picture; its `value` is the bytes of a file, whose kind `format` says. */
export const image = factory<Image, ImageOptions>(imageModel);

/** Sound; its `value` is the bytes of a file, whose kind `format` says. */
export const audio = factory<Audio, AudioOptions>(audioModel);

/** A film; its `value` is the bytes of a file, whose kind `format` says. */
export const video = factory<Video, VideoOptions>(videoModel);
